package dev.reelwise.stack;

import java.util.Map;

/** The one stack that all tests of a Maven run share; the first that joins starts it. */
public final class SharedStack {
  private SharedStack() {}

  /** Joins the stack of this test run, which ends by itself when the Maven process is gone. */
  @SuppressWarnings("DoNotCallSuggester")
  public static SharedStack join() {
    throw new UnsupportedOperationException();
  }

  /** CONTRACT's variables that point to the servers, and FFMPEG_PATH and FFPROBE_PATH. */
  public Map<String, String> environment() {
    throw new UnsupportedOperationException();
  }

  /**
   * The same servers with a database, a bucket, and prefixes for topics, index and Redis keys of
   * one's own, new at each call.
   *
   * @param name of the tests, such as {@code pipeline}
   */
  public SharedStack isolated(String name) {
    throw new UnsupportedOperationException();
  }
}
