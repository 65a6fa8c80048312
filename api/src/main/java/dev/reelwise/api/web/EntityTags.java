package dev.reelwise.api.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and makes the tags of RFC 9110, 8.8.3, by which clients tell what they have. */
public final class EntityTags {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
  private static final int BYTES = 15;

  private EntityTags() {}

  /** A weak tag for this text. */
  public static String of(String content) {
    byte[] hash = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    return "W/\""
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES))
        + "\"";
  }

  /** What stands between the quotes in If-Match or If-None-Match; a star stands for itself. */
  public static List<String> in(@Nullable String header) {
    if (header == null) {
      return List.of();
    }
    return header.strip().equals("*")
        ? List.of("*")
        : TAG.matcher(header).results().map(tag -> tag.group(1)).toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
