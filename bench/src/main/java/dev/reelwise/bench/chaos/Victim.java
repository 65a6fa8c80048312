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
  S3;

  /** Its name in the supervisor's status. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isService() {
    return this == API || this == SUMMARIZER;
  }
}
