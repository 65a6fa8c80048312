package dev.reelwise.storage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Forms with which a browser POSTs one object. Unlike a presigned PUT they bound its size. Signed
 * as in "Authenticating Requests: Browser-Based Uploads Using POST" of S3's documentation.
 */
public final class PostPolicies {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final AwsCredentialsProvider credentials;
  private final URI bucketAddress;
  private final String bucket;
  private final String region;
  private final Clock clock;

  PostPolicies(
      AwsCredentialsProvider credentials,
      URI bucketAddress,
      String bucket,
      String region,
      Clock clock) {
    this.credentials = credentials;
    this.bucketAddress = bucketAddress;
    this.bucket = bucket;
    this.region = region;
    this.clock = clock;
  }

  /** A form for an object of 1 to {@code most} bytes, to be sent within {@code validity}. */
  public Form form(ObjectKey key, String contentType, long most, Duration validity) {
    Instant now = clock.instant();
    AwsCredentials user = credentials.resolveCredentials();
    String scope = DAY.format(now) + "/" + region + "/s3/aws4_request";
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", key.value());
    fields.put("Content-Type", contentType);
    fields.put("success_action_status", "201");
    fields.put("x-amz-algorithm", ALGORITHM);
    fields.put("x-amz-credential", user.accessKeyId() + "/" + scope);
    fields.put("x-amz-date", SECOND.format(now));
    if (user instanceof AwsSessionCredentials session) {
      fields.put("x-amz-security-token", session.sessionToken());
    }
    String policy = policy(fields, most, now.plus(validity));
    fields.put("policy", policy);
    fields.put("x-amz-signature", signature(user.secretAccessKey(), now, policy));
    return new Form(bucketAddress, fields);
  }

  private String policy(Map<String, String> fields, long most, Instant end) {
    StringJoiner conditions = new StringJoiner(",", "[", "]");
    conditions.add(pair("bucket", bucket));
    fields.forEach((name, value) -> conditions.add(pair(name, value)));
    conditions.add("[\"content-length-range\",1," + most + "]");
    String json =
        "{\"expiration\":\"" + EXPIRY.format(end) + "\",\"conditions\":" + conditions + "}";
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Keys, types and names of ours have nothing that JSON must escape but these. */
  private static String pair(String name, String value) {
    return "{\"" + name + "\":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }

  private String signature(String secret, Instant now, String policy) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {DAY.format(now), region, "s3", "aws4_request"}) {
      key = mac(key, part);
    }
    return HexFormat.of().formatHex(mac(key, policy));
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  /** Where to POST, and the fields that come before the one named {@code file}. */
  public record Form(URI address, Map<String, String> fields) {
    public Form {
      fields = Map.copyOf(fields);
    }
  }
}
