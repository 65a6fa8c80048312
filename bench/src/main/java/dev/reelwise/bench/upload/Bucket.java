package dev.reelwise.bench.upload;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The object store, without the API before it. */
final class Bucket implements AutoCloseable {

  private static final String KEY = "bench/direct";
  private static final Duration VALID = Duration.ofHours(1);

  private final String name;
  private final S3Client client;
  private final S3Presigner presigner;

  /** The one that these variables point to. */
  Bucket(Map<String, String> environment) {
    this.name = variable(environment, "AWS_YOUTUBE_BUCKET");
    URI endpoint = URI.create(variable(environment, "AWS_S3_ENDPOINT"));
    Region region = Region.of(variable(environment, "AWS_REGION"));
    var credentials =
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(
                variable(environment, "AWS_ACCESS_KEY_ID"),
                variable(environment, "AWS_SECRET_ACCESS_KEY")));
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .build();
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(credentials)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .build();
  }

  private static String variable(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "");
  }

  /** One PUT of the whole file, as a client with a presigned address does it. */
  HttpRequest put(long bytes) {
    var presigned =
        presigner.presignPutObject(
            sign ->
                sign.signatureDuration(VALID).putObjectRequest(put -> put.bucket(name).key(KEY)));
    return HttpRequest.newBuilder(URI.create(presigned.url().toString()))
        .PUT(Sending.content(bytes))
        .build();
  }

  /** Deletes all objects, and returns how many bytes they had. */
  long empty() {
    long bytes = 0;
    for (S3Object object : client.listObjectsV2Paginator(list -> list.bucket(name)).contents()) {
      bytes += object.size();
      client.deleteObject(delete -> delete.bucket(name).key(object.key()));
    }
    return bytes;
  }

  @Override
  public void close() {
    presigner.close();
    client.close();
  }
}
