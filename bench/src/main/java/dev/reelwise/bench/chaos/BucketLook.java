package dev.reelwise.bench.chaos;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What is in the system's bucket. */
final class BucketLook implements AutoCloseable {

  private final String name;
  private final S3Client client;

  BucketLook(Map<String, String> environment) {
    this.name = environment.getOrDefault("AWS_YOUTUBE_BUCKET", "");
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(environment.getOrDefault("AWS_S3_ENDPOINT", "")))
            .region(Region.of(environment.getOrDefault("AWS_REGION", "")))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""))))
            .forcePathStyle(true)
            .build();
  }

  /** The keys of all objects. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    client
        .listObjectsV2Paginator(list -> list.bucket(name))
        .contents()
        .forEach(object -> keys.add(object.key()));
    return keys;
  }

  /** The keys of uploads in parts that nobody has ended. */
  Set<String> openUploads() {
    Set<String> keys = new TreeSet<>();
    client
        .listMultipartUploads(list -> list.bucket(name))
        .uploads()
        .forEach(upload -> keys.add(upload.key()));
    return keys;
  }

  @Override
  public void close() {
    client.close();
  }
}
