package dev.reelwise.storage;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The beans by which an application reaches the bucket. */
@AutoConfiguration
@EnableConfigurationProperties(StorageSettings.class)
public class StorageAutoConfiguration {

  @Bean
  S3Client s3Client(StorageSettings settings, ObjectProvider<MeterRegistry> meters) {
    return S3Connection.client(settings, measuring(meters));
  }

  @Bean
  S3Clients s3Clients(
      S3Client patient,
      StorageSettings settings,
      @Value("${reelwise.patience:2s}") Duration patience,
      ObjectProvider<MeterRegistry> meters) {
    return new S3Clients(patient, S3Connection.client(settings, measuring(meters), patience));
  }

  private static List<ExecutionInterceptor> measuring(ObjectProvider<MeterRegistry> meters) {
    return meters.stream().<ExecutionInterceptor>map(StorageMeters::new).toList();
  }

  @Bean
  S3Presigner s3Presigner(StorageSettings settings) {
    return S3Connection.presigner(settings);
  }

  @Bean
  ObjectStore objectStore(S3Clients s3, StorageSettings settings) {
    return new ObjectStore(s3, settings.bucket());
  }

  @Bean
  MultipartUploads multipartUploads(S3Clients s3, StorageSettings settings) {
    return new MultipartUploads(s3, settings.bucket());
  }

  @Bean
  PresignedUrls presignedUrls(S3Presigner presigner, StorageSettings settings) {
    return new PresignedUrls(presigner, settings.bucket(), settings.urlLifetime());
  }

  @Bean
  PostPolicies postPolicies(StorageSettings settings, ObjectProvider<Clock> clock) {
    return new PostPolicies(
        S3Connection.credentials(settings),
        S3Connection.bucketAddress(settings),
        settings.bucket(),
        settings.region(),
        clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  BucketOrigins bucketOrigins(S3Client s3, StorageSettings settings) {
    return new BucketOrigins(s3, settings.bucket());
  }

  @Bean
  Documents documents(ObjectStore store) {
    return new Documents(store);
  }
}
