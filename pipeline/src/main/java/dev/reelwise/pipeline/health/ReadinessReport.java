package dev.reelwise.pipeline.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every readiness check, by name. As JSON: {@code {"status": "ready", "checks":
 * {"database": {"status": "up", "millis": 3}}}}; {@code status} is {@code ready} or {@code
 * not_ready}.
 */
public record ReadinessReport(String status, SortedMap<String, Answer> checks) {

  private static final String READY = "ready";

  static ReadinessReport of(Map<String, Answer> checks) {
    boolean ready = checks.values().stream().allMatch(Answer::isUp);
    return new ReadinessReport(ready ? READY : "not_ready", new TreeMap<>(checks));
  }

  /** True when every server answered as it should. */
  public boolean ready() {
    return status.equals(READY);
  }

  /** {@code status} is {@code up} or {@code down}; {@code error} says why it is down. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(String status, long millis, @Nullable String error) {

    private static final String UP = "up";

    static Answer up(long millis) {
      return new Answer(UP, millis, null);
    }

    static Answer down(long millis, String error) {
      return new Answer("down", millis, error);
    }

    boolean isUp() {
      return status.equals(UP);
    }
  }
}
