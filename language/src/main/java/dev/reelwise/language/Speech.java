package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.util.List;

/** What is said in a transcript, whoever wrote it. */
final class Speech {

  private Speech() {}

  /** The segments that have words; the whole text as one where a writer gave no segments. */
  static List<Segment> segments(Transcript transcript) {
    List<Segment> spoken =
        transcript.segments().stream().filter(one -> !one.text().isBlank()).toList();
    if (!spoken.isEmpty() || transcript.fullText().isBlank()) {
      return spoken;
    }
    return List.of(new Segment(0, 0, Math.max(0, transcript.duration()), transcript.fullText()));
  }
}
