package dev.reelwise.pipeline.wake;

import java.util.Locale;

/** What the database tells about; each channel's name there begins with the schema. */
public enum Channel {
  /** Rows were added to the outbox; no payload. */
  OUTBOX,
  /** A job is waiting; the payload is its queue. */
  JOBS,
  /** A video's status has changed; the payload is the video's id. */
  STATUS;

  String name(String schema) {
    return schema + "." + name().toLowerCase(Locale.ROOT);
  }
}
