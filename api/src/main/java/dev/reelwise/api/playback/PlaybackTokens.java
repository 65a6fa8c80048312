package dev.reelwise.api.playback;

import dev.reelwise.api.account.DerivedKeys;
import dev.reelwise.api.account.TimedSignature;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tokens with which one user plays one video for a while, and which do nothing else. They may stand
 * in addresses, which the user's own may not.
 */
@Component
class PlaybackTokens {

  /** A signature, a point, and the viewer's id. */
  private static final Pattern FORM = Pattern.compile("(.+)\\.([1-9][0-9]{0,8})");

  private final TimedSignature signature;

  @Autowired
  PlaybackTokens(DerivedKeys keys, PlaybackSettings settings, Clock clock) {
    this(keys.forPurpose("playback"), settings.lifetime(), clock);
  }

  PlaybackTokens(SecretKey key, Duration lifetime, Clock clock) {
    this.signature = new TimedSignature(key, lifetime, clock);
  }

  String issue(VideoId video, UserId viewer) {
    return signature.issue(subject(video, viewer)) + "." + viewer;
  }

  /**
   * For whom it was issued: they must still be allowed to see the video. Throws {@link
   * PlaybackRefused} unless the token is ours, for this video, and in time.
   */
  UserId viewer(VideoId video, @Nullable String token) {
    Matcher form = FORM.matcher(token == null ? "" : token);
    if (form.matches()) {
      UserId viewer = new UserId(Integer.parseInt(form.group(2)));
      if (signature.holds(subject(video, viewer), form.group(1))) {
        return viewer;
      }
    }
    throw new PlaybackRefused();
  }

  private static String subject(VideoId video, UserId viewer) {
    return video + "/" + viewer;
  }
}
