package dev.reelwise.api.quota;

import dev.reelwise.api.web.Rejection;
import java.util.Map;
import java.util.Objects;

/** The user keeps too much already for what is to come. */
public final class QuotaExceeded extends Rejection {

  private static final long serialVersionUID = 1L;

  private final String resource;
  private final long used;
  private final long limit;

  private QuotaExceeded(Kind kind, String resource, Usage.Amount amount, String detail) {
    super(kind, "quota-exceeded", detail);
    this.resource = resource;
    this.used = amount.used();
    this.limit = Objects.requireNonNull(amount.limit());
  }

  static QuotaExceeded ofBytes(Usage.Amount amount) {
    return new QuotaExceeded(
        Kind.TOO_LARGE,
        "bytes",
        amount,
        "There is no room for this file: you keep %,d of %,d bytes. Delete a video first"
            .formatted(amount.used(), amount.limit()));
  }

  static QuotaExceeded ofVideos(Usage.Amount amount) {
    return new QuotaExceeded(
        Kind.FORBIDDEN,
        "videos",
        amount,
        "You keep %,d of %,d videos. Delete one first".formatted(amount.used(), amount.limit()));
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("resource", resource, "used", used, "limit", limit);
  }
}
