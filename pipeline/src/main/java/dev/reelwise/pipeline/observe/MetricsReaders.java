package dev.reelwise.pipeline.observe;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Who may read the metrics: whoever has the token, or without one, whoever is nearby. */
final class MetricsReaders {

  private final byte @Nullable [] expected;

  /** No token is asked for where it is null or blank. */
  MetricsReaders(@Nullable String token) {
    this.expected = token == null || token.isBlank() ? null : bytes("Bearer " + token.strip());
  }

  boolean needToken() {
    return expected != null;
  }

  /** Says whether a request with this Authorization header, from this address, may read. */
  boolean include(@Nullable String authorization, String address) {
    return expected == null
        ? isNearby(address)
        : authorization != null && MessageDigest.isEqual(expected, bytes(authorization));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Loopback, link-local and private addresses (RFC 1918, and fc00::/7 of RFC 4193). */
  private static boolean isNearby(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      byte[] raw = parsed.getAddress();
      boolean uniqueLocal = raw.length == 16 && (raw[0] & 0xfe) == 0xfc;
      return uniqueLocal
          || parsed.isLoopbackAddress()
          || parsed.isLinkLocalAddress()
          || parsed.isSiteLocalAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
