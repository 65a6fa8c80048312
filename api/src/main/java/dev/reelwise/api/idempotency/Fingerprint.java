package dev.reelwise.api.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Objects;

/** Tells whether two requests are the same one, sent twice. */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * Of method, address and body. A file that streams in would have to be read to its end: there the
   * declared length stands for the body, so that a repeat is known before a byte of it is read.
   */
  static byte[] of(HttpServletRequest request, byte[] body) {
    MessageDigest digest = sha256();
    add(digest, request.getMethod());
    add(digest, request.getRequestURI());
    add(digest, Objects.requireNonNullElse(request.getQueryString(), ""));
    if (streams(request)) {
      add(digest, "length " + request.getContentLengthLong());
    } else {
      digest.update(body);
    }
    return digest.digest();
  }

  static boolean streams(HttpServletRequest request) {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    return type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
