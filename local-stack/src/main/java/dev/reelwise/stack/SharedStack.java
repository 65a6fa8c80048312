package dev.reelwise.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The one stack that all tests of a Maven run share; the first that joins starts it. */
public final class SharedStack {
  private static @Nullable SharedStack joined;

  private final Map<String, String> environment;

  private SharedStack(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Joins the stack of this test run, which ends by itself when the Maven process is gone. Nothing
   * that it holds is kept.
   *
   * @throws StackFailure if it can't be started; the message holds the end of its log
   */
  public static synchronized SharedStack join() {
    SharedStack known = joined;
    if (known == null) {
      known = new SharedStack(TestRun.joinStack());
      joined = known;
    }
    return known;
  }

  /** CONTRACT's variables that point to the servers, and FFMPEG_PATH and FFPROBE_PATH. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * The same servers with a database (DB_NAME), a bucket (AWS_YOUTUBE_BUCKET), a consumer group
   * (KAFKA_GROUP_ID) and prefixes for topics (KAFKA_TOPIC_PREFIX), index
   * (ELASTICSEARCH_INDEX_PREFIX) and Redis keys (REDIS_KEY_PREFIX) of one's own, new at each call.
   * NODE_ENV, which CONTRACT puts into Redis keys, is the same name.
   *
   * @param name of the tests, of lower-case letters, such as {@code pipeline}
   */
  public SharedStack isolated(String name) {
    if (!name.matches("[a-z][a-z0-9]{0,19}")) {
      throw new IllegalArgumentException("Not a name of lower-case letters: " + name);
    }
    String own = name + "-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("DB_NAME", own.replace('-', '_'));
    variables.put("AWS_YOUTUBE_BUCKET", own);
    variables.put("KAFKA_GROUP_ID", own);
    variables.put("KAFKA_TOPIC_PREFIX", own + ".");
    variables.put("ELASTICSEARCH_INDEX_PREFIX", own + "-");
    variables.put("REDIS_KEY_PREFIX", own + ":");
    variables.put("NODE_ENV", own);
    try {
      PostgresClient.to(variables).ensureDatabase(own.replace('-', '_'));
      S3Client.to(variables).makeBucket(own);
    } catch (IOException failure) {
      throw new StackFailure("The shared stack can't be used: " + failure.getMessage(), failure);
    }
    return new SharedStack(variables);
  }
}
