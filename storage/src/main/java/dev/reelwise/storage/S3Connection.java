package dev.reelwise.storage;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Opens the SDK's clients as the settings say. */
final class S3Connection {

  /** How long the server may say nothing where nobody waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private S3Connection() {}

  static S3Client client(StorageSettings settings) {
    return client(settings, List.of());
  }

  static S3Client client(StorageSettings settings, List<ExecutionInterceptor> interceptors) {
    return client(
        settings, calls -> interceptors.forEach(calls::addExecutionInterceptor), PATIENCE);
  }

  /** One whose calls have ended, with their repeats, after that time. */
  static S3Client client(
      StorageSettings settings, List<ExecutionInterceptor> interceptors, Duration limit) {
    return client(
        settings,
        calls -> {
          interceptors.forEach(calls::addExecutionInterceptor);
          calls.apiCallTimeout(limit);
        },
        limit);
  }

  private static S3Client client(
      StorageSettings settings,
      Consumer<ClientOverrideConfiguration.Builder> configuration,
      Duration silence) {
    var builder =
        S3Client.builder()
            .overrideConfiguration(configuration)
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .forcePathStyle(settings.pathStyle())
            // Servers other than AWS often know none of the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(64)
                    .connectionTimeout(Duration.ofSeconds(2))
                    .socketTimeout(silence));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
      if (isOnThisMachine(settings.endpoint())) {
        builder.putAuthScheme(new UnhashedBodies());
      }
    }
    return builder.build();
  }

  /** By its name alone, without asking anyone who it is. */
  private static boolean isOnThisMachine(URI endpoint) {
    String host = String.valueOf(endpoint.getHost());
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  /** Where clients reach the bucket itself, with a slash at the end. */
  static URI bucketAddress(StorageSettings settings) {
    @Nullable URI endpoint =
        settings.publicEndpoint() == null ? settings.endpoint() : settings.publicEndpoint();
    if (endpoint == null) {
      return URI.create(
          "https://%s.s3.%s.amazonaws.com/".formatted(settings.bucket(), settings.region()));
    }
    String base = endpoint.toString().replaceFirst("/+$", "");
    return settings.pathStyle()
        ? URI.create(base + "/" + settings.bucket() + "/")
        : URI.create(base.replaceFirst("://", "://" + settings.bucket() + ".") + "/");
  }

  static S3Presigner presigner(StorageSettings settings) {
    var builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            .serviceConfiguration(
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.pathStyle())
                    // Said, so that no profile is searched for it at each address.
                    .useArnRegionEnabled(false)
                    .build());
    @Nullable URI endpoint =
        settings.publicEndpoint() == null ? settings.endpoint() : settings.publicEndpoint();
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    return builder.build();
  }

  static AwsCredentialsProvider credentials(StorageSettings settings) {
    String id = settings.accessKeyId();
    String secret = settings.secretAccessKey();
    if (id == null || id.isBlank() || secret == null) {
      return DefaultCredentialsProvider.builder().build();
    }
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
  }
}
