package dev.reelwise.api.index;

import dev.reelwise.contracts.document.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A few neighbouring segments of a transcript, searched as one text. {@code number} counts from 0
 * in a video; {@code text} is the segments' texts joined by one space, so that a place in it leads
 * back to its segment.
 *
 * <p>Neighbouring passages share a segment: each two segments that follow one another are together
 * in a passage, so that a phrase spoken over a cut is found. Passages are documents of an index of
 * their own and not nested in the video's: a talk of ten hours has some 3,000 of them, which as
 * nested documents would be written anew whenever the title changes, would be read whole for each
 * hit, and would come near to the server's limits. The videos' index decides which videos match;
 * the passages only say where.
 */
public record Passage(int videoId, int number, String text, List<Spoken> segments) {

  static final int SEGMENTS = 3;
  private static final int STRIDE = SEGMENTS - 1;

  public Passage {
    segments = List.copyOf(segments);
  }

  /** One segment of the passage; {@code start} and {@code end} in seconds. */
  public record Spoken(double start, double end, String text) {}

  static List<Passage> of(int videoId, List<Segment> transcript) {
    List<Spoken> spoken =
        transcript.stream()
            .filter(segment -> !segment.text().isEmpty())
            .map(segment -> new Spoken(segment.start(), segment.end(), segment.text()))
            .toList();
    List<Passage> passages = new ArrayList<>();
    for (int from = 0; from == 0 || from + 1 < spoken.size(); from += STRIDE) {
      List<Spoken> part = spoken.subList(from, Math.min(from + SEGMENTS, spoken.size()));
      if (!part.isEmpty()) {
        passages.add(new Passage(videoId, passages.size(), text(part), part));
      }
    }
    return passages;
  }

  private static String text(List<Spoken> part) {
    return part.stream().map(Spoken::text).collect(Collectors.joining(" "));
  }

  String documentId() {
    return videoId + "-" + number;
  }
}
