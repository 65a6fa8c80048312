package dev.reelwise.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks an S3 server whether it knows our keys, and makes buckets; signs with AWS's signature
 * version 2.
 */
record S3Client(URI endpoint, String accessKey, String secretKey) {
  static S3Client to(Map<String, String> environment) {
    return new S3Client(
        URI.create(environment.getOrDefault("AWS_S3_ENDPOINT", "")),
        environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
        environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
  }

  boolean answers() throws IOException {
    return list().status() == 200;
  }

  /** The buckets, as the server lists them in XML. */
  String buckets() throws IOException {
    return list().body();
  }

  private Http.Answer list() throws IOException {
    return Http.get(endpoint.resolve("/"), signed("GET", "/"));
  }

  void makeBucket(String name) throws IOException {
    String resource = "/" + name;
    Http.Answer answer = Http.put(endpoint.resolve(resource), signed("PUT", resource));
    if (answer.status() != 200) {
      throw new IOException("The bucket can't be made: " + answer.status() + " " + answer.body());
    }
  }

  private Map<String, String> signed(String method, String resource) throws IOException {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    String text = method + "\n\n\n\nx-amz-date:" + date + "\n" + resource;
    return Map.of("x-amz-date", date, "Authorization", "AWS " + accessKey + ":" + signature(text));
  }

  private String signature(String text) throws IOException {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secretKey.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }
}
