package dev.reelwise.api.idempotency;

import dev.reelwise.contracts.VideoId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The request with a key that the current thread is doing. */
public final class KeyedRequest {

  static final ScopedValue<KeyedRequest> CURRENT = ScopedValue.newInstance();

  private static final String MADE = "idempotency.made";

  private final IdempotencyKey key;
  private final UUID holder;
  private @Nullable VideoId made;

  KeyedRequest(IdempotencyKey key, UUID holder) {
    this.key = key;
    this.holder = holder;
  }

  /** Says what the transaction under way makes: a repeat is answered with it. */
  public static void makes(VideoId video) {
    if (CURRENT.isBound()) {
      CURRENT.get().made = video;
    }
  }

  /** What this very request made before, in a process that died before it could answer. */
  public static Optional<VideoId> madeBefore(HttpServletRequest request) {
    return request.getAttribute(MADE) instanceof VideoId video
        ? Optional.of(video)
        : Optional.empty();
  }

  static void tellMade(HttpServletRequest request, @Nullable VideoId made) {
    if (made != null) {
      request.setAttribute(MADE, made);
    }
  }

  IdempotencyKey key() {
    return key;
  }

  UUID holder() {
    return holder;
  }

  @Nullable VideoId made() {
    return made;
  }
}
