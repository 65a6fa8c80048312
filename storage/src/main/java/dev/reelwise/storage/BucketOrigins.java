package dev.reelwise.storage;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Which pages may speak to the bucket from a browser. */
public final class BucketOrigins {

  private static final String RULE = "reelwise";
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String bucket;

  BucketOrigins(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * Lets pages of these origins read, and write where they have an address for it; other rules of
   * the bucket stay. False when the server takes no such rules, or not from us. Throws {@link
   * StorageUnavailable}.
   */
  public boolean allow(List<String> origins) {
    try {
      List<CORSRule> rules = new ArrayList<>(others());
      rules.add(
          CORSRule.builder()
              .id(RULE)
              .allowedOrigins(origins)
              .allowedMethods("GET", "HEAD", "PUT", "POST")
              .allowedHeaders("*")
              .exposeHeaders("ETag", "Location", "Content-Length", "Content-Range", "Accept-Ranges")
              .maxAgeSeconds(3600)
              .build());
      s3.putBucketCors(
          request -> request.bucket(bucket).corsConfiguration(cors -> cors.corsRules(rules)));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() >= FIRST_SERVER_ERROR && e.statusCode() != NOT_IMPLEMENTED) {
        throw new StorageUnavailable("set the origins of " + bucket, e);
      }
      return false;
    } catch (SdkException e) {
      throw new StorageUnavailable("set the origins of " + bucket, e);
    }
  }

  private List<CORSRule> others() {
    try {
      return s3.getBucketCors(request -> request.bucket(bucket)).corsRules().stream()
          .filter(rule -> !RULE.equals(rule.id()))
          .toList();
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }
}
