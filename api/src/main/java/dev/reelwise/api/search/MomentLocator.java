package dev.reelwise.api.search;

import dev.reelwise.api.index.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Narrows a passage that matched down to the shortest run of its segments that holds every word
 * which matched: that is where a viewer wants to land.
 */
final class MomentLocator {

  private final Passage passage;
  private final List<MarkedText> parts = new ArrayList<>();
  private final WordForms oneForm = new WordForms();

  private MomentLocator(Passage passage, MarkedText marked) {
    this.passage = passage;
    int from = 0;
    for (Passage.Spoken segment : passage.segments()) {
      int to = from + segment.text().length();
      parts.add(marked.part(from, to));
      from = to + 1;
    }
  }

  /**
   * The moment in {@code passage} whose text, with marks, is {@code highlighted}; empty when
   * nothing is marked.
   */
  static Optional<Moment> locate(Passage passage, String highlighted) {
    MarkedText marked = MarkedText.of(highlighted);
    if (marked.matches().isEmpty() || !marked.text().equals(passage.text())) {
      return Optional.empty();
    }
    return Optional.of(new MomentLocator(passage, marked).shortest());
  }

  private Moment shortest() {
    Set<String> all = words(0, parts.size());
    for (int length = 1; length < parts.size(); length++) {
      for (int first = 0; first + length <= parts.size(); first++) {
        if (words(first, first + length).equals(all)) {
          return moment(first, first + length);
        }
      }
    }
    return moment(0, parts.size());
  }

  /** The words that matched in these segments, of each word's forms only one. */
  private Set<String> words(int first, int end) {
    Set<String> words = new HashSet<>();
    for (MarkedText part : parts.subList(first, end)) {
      part.matchedWords().forEach(word -> words.add(oneForm.of(word)));
    }
    return words;
  }

  private Moment moment(int first, int end) {
    List<MarkedText> run = parts.subList(first, end);
    return new Moment(
        passage.segments().get(first).start(),
        passage.segments().get(end - 1).end(),
        String.join(" ", run.stream().map(MarkedText::text).toList()),
        String.join(" ", run.stream().map(MarkedText::html).toList()));
  }
}
