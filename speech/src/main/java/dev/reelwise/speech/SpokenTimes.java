package dev.reelwise.speech;

import dev.reelwise.speech.voice.Span;
import java.util.ArrayList;
import java.util.List;

/** Guesses times for text that came without: people say about as many characters each second. */
final class SpokenTimes {

  private SpokenTimes() {}

  /** The words laid over the stretches of speech, by their share of the characters. */
  static List<Phrase> spread(String text, List<Span> speech) {
    double spoken = speech.stream().mapToDouble(span -> span.end() - span.start()).sum();
    List<Phrase> words = new ArrayList<>();
    for (Phrase word : new Phrase(text, 0, spoken).words()) {
      words.add(new Phrase(word.text(), at(word.start(), speech), at(word.end(), speech)));
    }
    return words;
  }

  /** When so many seconds of speech are over. */
  private static double at(double spoken, List<Span> speech) {
    double rest = spoken;
    for (Span span : speech) {
      double length = span.end() - span.start();
      if (rest <= length) {
        return span.start() + rest;
      }
      rest -= length;
    }
    return speech.isEmpty() ? 0 : speech.getLast().end();
  }
}
