package dev.reelwise.api.playback;

import dev.reelwise.api.account.DerivedKeys;
import dev.reelwise.contracts.VideoId;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tokens that play one video for a while, and do nothing else: an expiry in epoch seconds and an
 * HMAC-SHA256 over it and the video. They may stand in addresses, which the user's own may not.
 */
@Component
class PlaybackTokens {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;
  private final Duration lifetime;
  private final Clock clock;

  @Autowired
  PlaybackTokens(DerivedKeys keys, PlaybackSettings settings, Clock clock) {
    this(keys.forPurpose("playback"), settings.lifetime(), clock);
  }

  PlaybackTokens(SecretKey key, Duration lifetime, Clock clock) {
    this.key = key;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  String issue(VideoId video) {
    long expiry = clock.instant().plus(lifetime).getEpochSecond();
    return expiry + "." + signature(video, expiry);
  }

  /** Throws {@link PlaybackRefused} unless the token is ours, for this video, and in time. */
  void check(VideoId video, @Nullable String token) {
    Matcher form = FORM.matcher(token == null ? "" : token);
    if (!form.matches()) {
      throw new PlaybackRefused();
    }
    long expiry = Long.parseLong(form.group(1));
    boolean ours =
        MessageDigest.isEqual(
            signature(video, expiry).getBytes(StandardCharsets.US_ASCII),
            form.group(2).getBytes(StandardCharsets.US_ASCII));
    if (!ours || !clock.instant().isBefore(Instant.ofEpochSecond(expiry))) {
      throw new PlaybackRefused();
    }
  }

  private String signature(VideoId video, long expiry) {
    return BASE64.encodeToString(DerivedKeys.mac(key, video + "." + expiry));
  }
}
