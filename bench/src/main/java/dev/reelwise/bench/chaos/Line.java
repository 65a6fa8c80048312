package dev.reelwise.bench.chaos;

import dev.reelwise.pipeline.fault.FailPoint;
import java.util.List;

/**
 * A line at which a service dies: which service, and for which topic, step or kind of upload; for
 * whatever comes where {@code of} is empty.
 */
record Line(FailPoint point, String of, Victim service) {

  private static final String UPLOADED = "video.uploaded";
  private static final String TRANSCRIBED = "video.transcribed";

  String name() {
    return of.isEmpty() ? point.text() : point.text() + "." + of;
  }

  /** In turn; after the first of each something must come twice. */
  static List<Line> of(Victim victim) {
    return switch (victim) {
      case RELAY ->
          List.of(
              new Line(FailPoint.RELAY_SENT, "", Victim.API),
              new Line(FailPoint.RELAY_READ, "", Victim.API),
              new Line(FailPoint.RELAY_MARKED, "", Victim.API));
      case INBOX ->
          List.of(
              new Line(FailPoint.INBOX_COMMITTED, TRANSCRIBED, Victim.SUMMARIZER),
              new Line(FailPoint.INBOX_COMMITTED, UPLOADED, Victim.API),
              new Line(FailPoint.INBOX_ENQUEUED, TRANSCRIBED, Victim.SUMMARIZER),
              new Line(FailPoint.INBOX_POLLED, UPLOADED, Victim.API));
      case WORKER ->
          List.of(
              new Line(FailPoint.STEP_COMMITTED, "summarize", Victim.SUMMARIZER),
              new Line(FailPoint.STEP_COMMITTED, "index", Victim.API),
              new Line(FailPoint.STEP_RECORDED, "transcode", Victim.API),
              new Line(FailPoint.STEP_STORED, "summarize", Victim.SUMMARIZER),
              new Line(FailPoint.STEP_WORKED, "transcribe", Victim.API));
      case UPLOAD ->
          List.of(
              new Line(FailPoint.UPLOAD_COMMITTED, "form", Victim.API),
              new Line(FailPoint.DIRECT_SAVED, "parts", Victim.API),
              new Line(FailPoint.UPLOAD_STORED, "form", Victim.API),
              new Line(FailPoint.DIRECT_JOINED, "parts", Victim.API));
      case FFMPEG, API, SUMMARIZER, KAFKA, POSTGRES, REDIS, OPENSEARCH, S3 -> List.of();
    };
  }
}
