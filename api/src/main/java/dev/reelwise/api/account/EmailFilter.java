package dev.reelwise.api.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * A scalable Bloom filter on bitmaps in Redis (Almeida et al., "Scalable Bloom Filters", 2007):
 * when a layer is full another of twice the size and half the error is put on it, so that all
 * together stay below the error asked for. It says no only when it has been filled completely; what
 * Redis has lost makes it say that it does not know. Each method throws DataAccessException while
 * Redis is away, and is one script there, so that instances don't disturb each other.
 */
final class EmailFilter {

  private static final RedisScript<Long> CONTAINS = script(Long.class, "layers", "contains");
  private static final RedisScript<Long> ADD = script(Long.class, "layers", "add");

  @SuppressWarnings("rawtypes")
  private static final RedisScript<List> PREPARE = script(List.class, "prepare");

  private static final RedisScript<Long> COMPLETE = script(Long.class, "complete");

  /** Layers have errors of 1/2, 1/4, 1/8 … of the whole. */
  private static final double FIRST_SHARE = 0.5;

  private final StringRedisTemplate redis;
  private final List<String> key;
  private final String capacity;
  private final String error;

  /**
   * {@code capacity} is how many fit into the first layer, {@code error} of all layers together.
   */
  EmailFilter(StringRedisTemplate redis, String prefix, int capacity, double error) {
    this.redis = redis;
    // The braces keep all its keys on one node of a cluster.
    this.key = List.of(prefix + "{emails}:filter");
    this.capacity = Integer.toString(capacity);
    this.error = Double.toString(error * FIRST_SHARE);
  }

  /** Redis knows no modules: what scripts share is put before each as it is loaded. */
  private static <T> RedisScript<T> script(Class<T> result, String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      try {
        text.append(
            new ClassPathResource("redis/email-filter-" + part + ".lua")
                .getContentAsString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new DefaultRedisScript<>(text.toString(), result);
  }

  Answer look(EmailAddress email) {
    Long answer = redis.execute(CONTAINS, key, arguments("", 0, List.of(email)));
    if (answer == null || answer < 0) {
      return Answer.UNKNOWN;
    }
    return answer == 0 ? Answer.NO : Answer.MAYBE;
  }

  void add(EmailAddress email) {
    redis.execute(ADD, key, arguments("", 0, List.of(email)));
  }

  /** Begins or goes on to fill it; what has lost a layer begins anew. */
  Filling prepare(String run) {
    List<?> begun = redis.execute(PREPARE, key, run);
    return new Filling(
        String.valueOf(begun.getFirst()), Long.parseLong(String.valueOf(begun.getLast())));
  }

  /** False when Redis has lost meanwhile what was filled in. */
  boolean fill(Filling filling, List<EmailAddress> emails, long lastUser) {
    Long done = redis.execute(ADD, key, arguments(filling.run(), lastUser, emails));
    return done != null && done >= 0;
  }

  /** From now on it may say no. False when Redis has lost meanwhile what was filled in. */
  boolean complete(Filling filling) {
    Long done = redis.execute(COMPLETE, key, filling.run());
    return done != null && done >= 0;
  }

  private Object[] arguments(String run, long lastUser, List<EmailAddress> emails) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(capacity, error, run, Long.toString(lastUser)));
    for (EmailAddress email : emails) {
      for (long hash : email.hashes()) {
        arguments.add(Long.toString(hash));
      }
    }
    return arguments.toArray();
  }

  /** What it knows of an address. */
  enum Answer {
    NO,
    MAYBE,
    UNKNOWN
  }

  /** A filling that goes on behind {@code user}; {@code run} names what has been filled so far. */
  record Filling(String run, long user) {}
}
