package dev.reelwise.speech;

import dev.reelwise.speech.voice.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes captions of words: one for each sentence, and for sentences too long for a caption, parts
 * of them that begin where people breathe.
 */
final class Snippets {

  private static final double LONGEST_SECONDS = 7;

  /** Nobody waits as long inside a thought. */
  private static final double LONG_PAUSE = 0.9;

  private static final double AFTER_COMMA = 0.6;
  private static final double FOR_A_SECOND_OF_PAUSE = 1.2;

  private Snippets() {}

  /** Captions in time order. Pauses count as no part of a word, whatever the engine says. */
  static List<Phrase> of(List<Phrase> phrases, List<Span> speech) {
    List<Phrase> words =
        phrases.stream()
            .flatMap(phrase -> phrase.words().stream())
            .map(word -> within(word, speech))
            .toList();
    List<Phrase> snippets = new ArrayList<>();
    int begin = 0;
    for (int end = 1; end <= words.size(); end++) {
      if (end == words.size()
          || Sentences.endsBetween(words.get(end - 1), words.get(end))
          || pauseAfter(words, end - 1) >= LONG_PAUSE) {
        split(words.subList(begin, end), snippets);
        begin = end;
      }
    }
    return snippets;
  }

  /** The word cut down to the stretch of speech that it has most in common with. */
  private static Phrase within(Phrase word, List<Span> speech) {
    Span best = null;
    for (Span span : speech) {
      if (overlap(word, span) > (best == null ? 0 : overlap(word, best))) {
        best = span;
      }
    }
    return best == null
        ? word
        : new Phrase(
            word.text(), Math.max(word.start(), best.start()), Math.min(word.end(), best.end()));
  }

  private static double overlap(Phrase word, Span span) {
    return Math.min(word.end(), span.end()) - Math.max(word.start(), span.start());
  }

  private static void split(List<Phrase> words, List<Phrase> into) {
    Phrase whole = new Phrase(Phrase.join(words), words.getFirst().start(), words.getLast().end());
    if (words.size() == 1 || fits(whole)) {
      into.add(whole);
      return;
    }
    int at = bestBreak(words);
    split(words.subList(0, at), into);
    split(words.subList(at, words.size()), into);
  }

  private static boolean fits(Phrase snippet) {
    return snippet.end() - snippet.start() <= LONGEST_SECONDS && CaptionLines.fits(snippet.text());
  }

  private static int bestBreak(List<Phrase> words) {
    int total = Phrase.join(words).length();
    int best = 1;
    double bestScore = Double.NEGATIVE_INFINITY;
    int characters = 0;
    for (int at = 1; at < words.size(); at++) {
      characters += words.get(at - 1).text().length() + 1;
      int shorter = Math.min(characters, total - characters);
      double score = 2.0 * shorter / total + breath(words, at - 1);
      if (score > bestScore) {
        bestScore = score;
        best = at;
      }
    }
    return best;
  }

  private static double breath(List<Phrase> words, int word) {
    double comma = Sentences.endsPart(words.get(word).text()) ? AFTER_COMMA : 0;
    return comma + FOR_A_SECOND_OF_PAUSE * Math.min(0.5, pauseAfter(words, word));
  }

  private static double pauseAfter(List<Phrase> words, int word) {
    return Math.max(0, words.get(word + 1).start() - words.get(word).end());
  }
}
