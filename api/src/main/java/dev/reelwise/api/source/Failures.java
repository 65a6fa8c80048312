package dev.reelwise.api.source;

import dev.reelwise.media.MediaFailure;
import dev.reelwise.pipeline.step.StepFailure;
import dev.reelwise.speech.TranscriptionFailure;
import dev.reelwise.storage.ObjectNotFound;
import java.io.IOException;

/** What failures around an upload mean for a step; the same words whichever step meets them. */
public final class Failures {

  private Failures() {}

  public static StepFailure of(MediaFailure failure) {
    return switch (failure) {
      case MediaFailure.Unreadable e -> new StepFailure.Permanent(reason(e), e);
      case MediaFailure.NoSpace e -> new StepFailure.Transient(reason(e), e);
      case MediaFailure.Trouble e -> new StepFailure.Transient(reason(e), e);
    };
  }

  public static StepFailure of(TranscriptionFailure failure) {
    return switch (failure) {
      case TranscriptionFailure.Permanent e -> new StepFailure.Permanent(reason(e), e);
      case TranscriptionFailure.Transient e -> new StepFailure.Transient(reason(e), e);
    };
  }

  /** These failures carry a person's words. */
  private static String reason(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  public static StepFailure of(ObjectNotFound failure) {
    return new StepFailure.Permanent("The uploaded file is no longer there.", failure);
  }

  public static StepFailure of(IOException failure) {
    // So a decoder's end reaches who reads its stream.
    if (failure.getCause() instanceof MediaFailure e) {
      return of(e);
    }
    return new StepFailure.Transient(
        "This machine could not read or write a file: " + failure.getMessage(), failure);
  }
}
