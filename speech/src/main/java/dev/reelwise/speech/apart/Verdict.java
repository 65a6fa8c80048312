package dev.reelwise.speech.apart;

import dev.reelwise.speech.TranscriptionFailure;
import java.time.Duration;

/** Why a process that listened gave no result, for a person. */
final class Verdict {

  private static final int KILLED = 128 + 9;

  private Verdict() {}

  static TranscriptionFailure of(Answer.Failed failed, Bounds bounds) {
    return switch (failed.reason()) {
      case PERMANENT -> new TranscriptionFailure.Permanent(failed.message(), null);
      case TRANSIENT -> transientFailure(failed.message());
      case MEMORY -> tooLittleMemory(bounds);
    };
  }

  static TranscriptionFailure of(int code, String complaints, Bounds bounds) {
    if (Shortage.isMeant(complaints)) {
      return tooLittleMemory(bounds);
    }
    if (code == KILLED) {
      return transientFailure(
          "The speech engine was killed. If this machine has run out of memory: each may take"
              + " %d MB (REELWISE_SPEECH_MEMORY).".formatted(bounds.megabytes()));
    }
    return transientFailure(
        "The speech engine crashed (%d): %s".formatted(code, firstReason(complaints)));
  }

  static TranscriptionFailure silent(Bounds bounds) {
    return transientFailure(
        "The speech engine made no progress for %d seconds and was ended."
            .formatted(bounds.silence().toSeconds()));
  }

  static TranscriptionFailure tooMuchWork(Duration allowed) {
    return transientFailure(
        "The speech engine needed more than %d minutes of processor time and was ended."
            .formatted(allowed.toMinutes()));
  }

  private static TranscriptionFailure tooLittleMemory(Bounds bounds) {
    return transientFailure(
        "The speech engine needs more than the %d MB of memory that it may take: raise"
                .formatted(bounds.megabytes())
            + " REELWISE_SPEECH_MEMORY, or lower REELWISE_SPEECH_WORKERS.");
  }

  /** Of a crash report, the line with the cause. */
  private static String firstReason(String complaints) {
    return complaints
        .lines()
        .map(line -> line.replaceFirst("^#", "").strip())
        .filter(
            line -> line.contains("SIG") || line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .or(() -> complaints.lines().reduce((_, last) -> last))
        .orElse("it said nothing");
  }

  private static TranscriptionFailure transientFailure(String message) {
    return new TranscriptionFailure.Transient(message, null, null);
  }
}
