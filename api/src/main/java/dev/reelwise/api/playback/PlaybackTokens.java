package dev.reelwise.api.playback;

import dev.reelwise.api.account.DerivedKeys;
import dev.reelwise.api.account.TimedSignature;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tokens that play one video for a while, and do nothing else. They may stand in addresses, which
 * the user's own may not.
 */
@Component
class PlaybackTokens {

  private final TimedSignature signature;

  @Autowired
  PlaybackTokens(DerivedKeys keys, PlaybackSettings settings, Clock clock) {
    this(keys.forPurpose("playback"), settings.lifetime(), clock);
  }

  PlaybackTokens(SecretKey key, Duration lifetime, Clock clock) {
    this.signature = new TimedSignature(key, lifetime, clock);
  }

  String issue(VideoId video) {
    return signature.issue(video.toString());
  }

  /** Throws {@link PlaybackRefused} unless the token is ours, for this video, and in time. */
  void check(VideoId video, @Nullable String token) {
    if (!signature.holds(video.toString(), token)) {
      throw new PlaybackRefused();
    }
  }
}
