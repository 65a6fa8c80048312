package dev.reelwise.api.account;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are signed and for how long they hold; the shortest password that is taken. {@code
 * jwtExpiry} is such as {@code 60m}; a number without a unit means seconds. Who does not come back
 * within {@code refreshExpiry} signs in again.
 */
@Validated
@ConfigurationProperties("reelwise.account")
public record AccountSettings(
    @Nullable String jwtSecret,
    @DefaultValue("60m") @DurationUnit(ChronoUnit.SECONDS) Duration jwtExpiry,
    @DefaultValue("30d") Duration refreshExpiry,
    @DefaultValue("8") @Min(6) @Max(64) int shortestPassword) {

  /** HS256 signs with 256 bits; a shorter secret could be found by trying. */
  private static final int SECRET_BYTES = 32;

  @AssertTrue(
      message =
          "JWT_SECRET must be set, to at least 32 random bytes: make one with `openssl rand -hex 32`")
  boolean isSecretStrong() {
    return jwtSecret != null && jwtSecret.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES;
  }

  @AssertTrue(message = "JWT_EXPIRY must be longer than nothing, such as 60m or 12h") boolean isExpiryPositive() {
    return jwtExpiry.isPositive();
  }

  @AssertTrue(message = "reelwise.account.refresh-expiry must be longer than JWT_EXPIRY") boolean isRefreshExpiryLonger() {
    return refreshExpiry.compareTo(jwtExpiry) > 0;
  }

  SecretKey signingKey() {
    String secret = jwtSecret == null ? "" : jwtSecret;
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }
}
