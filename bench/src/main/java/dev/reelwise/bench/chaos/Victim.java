package dev.reelwise.bench.chaos;

import java.util.Locale;

/** What is killed. */
enum Victim {
  FFMPEG,
  API,
  SUMMARIZER,
  KAFKA,
  POSTGRES,
  REDIS,
  OPENSEARCH,
  S3,
  /** A service, at one of the relay's {@link Lines}. */
  RELAY,
  /** A service, where it takes an event in. */
  INBOX,
  /** A service, where it ends a step. */
  WORKER,
  /** A service, where it takes a file in. */
  UPLOAD;

  /** Its name in the supervisor's status. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isService() {
    return this == API || this == SUMMARIZER;
  }

  /** Whether it is not killed at any moment, but dies at a line. */
  boolean diesAtLines() {
    return switch (this) {
      case RELAY, INBOX, WORKER, UPLOAD -> true;
      case FFMPEG, API, SUMMARIZER, KAFKA, POSTGRES, REDIS, OPENSEARCH, S3 -> false;
    };
  }
}
