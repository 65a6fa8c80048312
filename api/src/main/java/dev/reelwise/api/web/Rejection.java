package dev.reelwise.api.web;

import java.util.List;
import java.util.Map;

/**
 * A request that can't be fulfilled, said in the domain's terms. Each module has its own; {@link
 * Problems} alone knows what it means in HTTP.
 */
public abstract class Rejection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of refusal it is. */
  public enum Kind {
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    CHANGED_SINCE,
    TOO_LARGE,
    TOO_SLOW,
    UNSUPPORTED_TYPE,
    TOO_MANY,
    UNAVAILABLE
  }

  private final Kind kind;
  private final String slug;

  /**
   * {@code slug} names the problem for programs and never changes; {@code detail} tells a person
   * what is wrong and what to do.
   */
  protected Rejection(Kind kind, String slug, String detail) {
    super(detail);
    this.kind = kind;
    this.slug = slug;
  }

  public final Kind kind() {
    return kind;
  }

  public final String slug() {
    return slug;
  }

  public final String detail() {
    return String.valueOf(getMessage());
  }

  /** The seconds after which another try may succeed; zero where nobody knows. */
  public long retryAfter() {
    return 0;
  }

  /** What a program may want to read of the problem, by the names of the answer's members. */
  public Map<String, Object> members() {
    return Map.of();
  }

  /** One entry for each thing that is wrong; by default the detail alone. */
  public List<String> faults() {
    return List.of(detail());
  }
}
