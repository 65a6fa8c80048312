package dev.reelwise.api.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that may stand in addresses: an expiry in epoch seconds, and an HMAC-SHA256 over it and
 * what the token is for.
 */
public final class TimedSignature {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;
  private final Duration lifetime;
  private final Clock clock;

  public TimedSignature(SecretKey key, Duration lifetime, Clock clock) {
    this.key = key;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  public String issue(String subject) {
    long expiry = clock.instant().plus(lifetime).getEpochSecond();
    return expiry + "." + signature(subject, expiry);
  }

  /** True if the token is ours, for this subject, and in time. */
  public boolean holds(String subject, @Nullable String token) {
    Matcher form = FORM.matcher(token == null ? "" : token);
    if (!form.matches()) {
      return false;
    }
    long expiry = Long.parseLong(form.group(1));
    boolean ours =
        MessageDigest.isEqual(
            signature(subject, expiry).getBytes(StandardCharsets.US_ASCII),
            form.group(2).getBytes(StandardCharsets.US_ASCII));
    return ours && clock.instant().isBefore(Instant.ofEpochSecond(expiry));
  }

  private String signature(String subject, long expiry) {
    return BASE64.encodeToString(DerivedKeys.mac(key, subject + "." + expiry));
  }
}
