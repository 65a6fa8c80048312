package dev.reelwise.api.video;

import dev.reelwise.api.account.DerivedKeys;
import dev.reelwise.api.account.TimedSignature;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tokens with which the owner of one video follows its status for a while: the owner's id, a dash,
 * and a signature. They may stand in an address, because an EventSource sends no header.
 */
@Component
public class StreamTokens {

  /** A client that reconnects does so with the same address. */
  private static final Duration LIFETIME = Duration.ofHours(2);

  private static final String USER = "[1-9][0-9]{0,8}";

  private final TimedSignature signature;

  StreamTokens(DerivedKeys keys, Clock clock) {
    this.signature = new TimedSignature(keys.forPurpose("status-stream"), LIFETIME, clock);
  }

  String issue(VideoId video, UserId owner) {
    return owner + "-" + signature.issue(subject(video, owner.toString()));
  }

  /** Whose token it is; empty unless it is ours, for this video, and in time. */
  public Optional<UserId> owner(VideoId video, @Nullable String token) {
    int dash = token == null ? -1 : token.indexOf('-');
    if (token == null || dash < 1 || !token.substring(0, dash).matches(USER)) {
      return Optional.empty();
    }
    String user = token.substring(0, dash);
    return signature.holds(subject(video, user), token.substring(dash + 1))
        ? Optional.of(new UserId(Integer.parseInt(user)))
        : Optional.empty();
  }

  private static String subject(VideoId video, String user) {
    return video + "/" + user;
  }
}
