package dev.reelwise.stack;

import java.util.Locale;

/** The servers that the local stack embeds, with the port that each takes when it is free. */
public enum Server {
  POSTGRES(5432),
  REDIS(6379),
  KAFKA(9092),
  OPENSEARCH(9200),
  S3(4566);

  private final int preferredPort;

  Server(int preferredPort) {
    this.preferredPort = preferredPort;
  }

  public int preferredPort() {
    return preferredPort;
  }

  /** The name in logs, file names and status lines, such as {@code postgres}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
