package dev.reelwise.pipeline.fault;

import java.util.Locale;

/** The lines at which a crash is worth a test: those between two servers' truths. */
public enum FailPoint {
  /** A worker has claimed a step, and has done nothing yet. */
  STEP_CLAIMED,
  /** A step's result is in the bucket or the index, and in no table. */
  STEP_STORED,
  /** The work is done, and its transaction has not begun. */
  STEP_WORKED,
  /** All rows of a result are written, and not committed. */
  STEP_RECORDED,
  /** A result is committed, and its job still in the queue. */
  STEP_COMMITTED,
  /** The relay has read rows, and handed none to Kafka. */
  RELAY_READ,
  /** Kafka has acknowledged events whose rows are not marked. */
  RELAY_SENT,
  /** The rows are marked. */
  RELAY_MARKED,
  /** Records have come, and none is taken in. */
  INBOX_POLLED,
  /** Jobs are written, and not committed. */
  INBOX_ENQUEUED,
  /** Records are taken in, and their offsets not committed. */
  INBOX_COMMITTED,
  /** An uploaded file is in the bucket, and has no row. */
  UPLOAD_STORED,
  /** A video is committed, and its uploader has no answer. */
  UPLOAD_COMMITTED,
  /** The parts of a direct upload are one object, and its row does not say so. */
  DIRECT_JOINED,
  /** A direct upload is committed as a video, and its uploader has no answer. */
  DIRECT_SAVED,
  /** A fetched file is in the bucket, and its video does not know of it. */
  IMPORT_STORED,
  /** A fetched file is committed, and its job still in the queue. */
  IMPORT_COMMITTED,
  /** A thumbnail lies among its video's, no longer where it came, and the video shows another. */
  THUMBNAIL_MOVED,
  /** Objects and index entry of a deleted video are gone, and its row of debts is not. */
  DELETION_SWEPT,
  /** A chore is done, and still in its table. */
  CHORE_DONE;

  /** As in {@code step.claimed}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }
}
