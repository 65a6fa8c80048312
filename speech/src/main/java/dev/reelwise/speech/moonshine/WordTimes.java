package dev.reelwise.speech.moonshine;

import java.util.ArrayList;
import java.util.List;

/** Gathers tokens to words, and tells when each is said from where the decoder listened. */
final class WordTimes {

  private final Vocabulary vocabulary;

  WordTimes(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** A loop at the end is said once. */
  List<TimedWord> words(GreedyDecoding decoding) {
    List<Integer> tokens = decoding.tokens();
    int[] frames = MonotonicPath.firstFrames(decoding.attention());
    List<TimedWord> words = new ArrayList<>();
    int kept = Loops.withoutLoop(tokens);
    for (int begin = 0; begin < kept; ) {
      int next = nextWord(tokens, begin, kept);
      add(words, tokens, begin, next, frames);
      begin = next;
    }
    return words;
  }

  private int nextWord(List<Integer> tokens, int begin, int limit) {
    int next = begin + 1;
    while (next < limit && !vocabulary.beginsWord(tokens.get(next))) {
      next++;
    }
    return next;
  }

  private void add(List<TimedWord> words, List<Integer> tokens, int begin, int next, int[] frames) {
    String text = vocabulary.text(tokens.subList(begin, next));
    if (!text.isEmpty()) {
      int end = endOfSound(tokens, begin, next);
      words.add(new TimedWord(text, seconds(frames[begin]), seconds(frames[end])));
    }
  }

  /** Punctuation at a word's end takes up the pause after it. */
  private int endOfSound(List<Integer> tokens, int begin, int next) {
    int end = next;
    while (end > begin + 1 && !isSpoken(tokens.get(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean isSpoken(int token) {
    return vocabulary.text(List.of(token)).chars().anyMatch(Character::isLetterOrDigit);
  }

  private static double seconds(int frame) {
    return frame * MoonshineModel.FRAME_SECONDS;
  }
}
