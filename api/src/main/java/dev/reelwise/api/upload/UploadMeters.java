package dev.reelwise.api.upload;

import dev.reelwise.api.web.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How uploads begin and end, by the way that they come. */
@Component
class UploadMeters {

  private static final String BYTES = "bytes";

  private final MeterRegistry meters;

  UploadMeters(MeterRegistry meters) {
    this.meters = meters;
    for (Way way : Way.values()) {
      bytes(way);
      for (Turn turn : Turn.values()) {
        uploads(way, turn);
      }
    }
  }

  /** In one request, or straight to the bucket. */
  enum Way {
    FORM,
    DIRECT
  }

  private enum Turn {
    STARTED,
    FINISHED,
    /** The sender broke off, took it back, or never came again. */
    ABORTED,
    /** It is not what we take. */
    REFUSED,
    /** Our fault, or our servers'. */
    FAILED
  }

  void started(Way way) {
    uploads(way, Turn.STARTED).increment();
  }

  void finished(Way way, long bytes) {
    uploads(way, Turn.FINISHED).increment();
    bytes(way).increment((double) bytes);
  }

  void aborted(Way way) {
    uploads(way, Turn.ABORTED).increment();
  }

  void failed(Way way, RuntimeException reason) {
    Turn turn =
        switch (reason) {
          case UploadRejected.BrokenOff _ -> Turn.ABORTED;
          case Rejection _ -> Turn.REFUSED;
          default -> Turn.FAILED;
        };
    uploads(way, turn).increment();
  }

  private Counter uploads(Way way, Turn turn) {
    return meters.counter("reelwise.uploads", "way", text(way), "outcome", text(turn));
  }

  private Counter bytes(Way way) {
    return Counter.builder("reelwise.upload.size")
        .tag("way", text(way))
        .baseUnit(BYTES)
        .register(meters);
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
