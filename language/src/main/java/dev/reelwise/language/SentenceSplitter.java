package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.language.SpokenText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sentences of a transcript by its punctuation, across the borders of segments. */
final class SentenceSplitter {

  /** Nobody speaks so many words without a full stop: what seems to is not punctuated. */
  private static final int LONGEST = 60;

  private static final Pattern END =
      Pattern.compile(
          "[.!?…]+[\"'”’)\\]]*(?:\\s+(?=[\"'“‘(\\[]*[\\p{Lu}\\p{Lo}\\p{N}])|$)|[。！？]+\\s*");

  private static final Pattern LAST_WORD = Pattern.compile("([\\p{L}.]+)\\.\\s*$");
  private static final int LAST_WORD_WITHIN = 12;

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "fig", "approx", "jr", "sr",
          "u.s", "u.k", "dept", "vol", "gen", "sen", "col", "lt", "capt", "rev", "hon");

  private SentenceSplitter() {}

  /** The sentences in time order; where nothing is punctuated, the segments make them. */
  static List<Sentence> split(List<Segment> segments) {
    SpokenText spoken = new SpokenText(segments);
    List<Integer> ends = ends(spoken.text());
    if (Words.of(spoken.text()).size() > (long) LONGEST * ends.size()) {
      return UnpunctuatedSpeech.sentences(segments);
    }
    List<Sentence> sentences = new ArrayList<>();
    spoken.cut(ends).forEach(piece -> add(piece, sentences));
    return sentences;
  }

  private static void add(Piece piece, List<Sentence> to) {
    if (Words.of(piece.text()).size() <= LONGEST) {
      to.add(Sentence.of(piece.text(), piece.start()));
      return;
    }
    for (Piece part : piece.bySegment()) {
      to.addAll(UnpunctuatedSpeech.sentences(part.text(), part.start()));
    }
  }

  private static List<Integer> ends(String text) {
    List<Integer> ends = new ArrayList<>();
    Matcher end = END.matcher(text);
    while (end.find()) {
      String before = text.substring(Math.max(0, end.end() - LAST_WORD_WITHIN), end.end());
      if (!endsWithAbbreviation(before)) {
        ends.add(end.end());
      }
    }
    return ends;
  }

  private static boolean endsWithAbbreviation(String text) {
    Matcher word = LAST_WORD.matcher(text);
    if (!word.find()) {
      return false;
    }
    String last = word.group(1).toLowerCase(Locale.ROOT);
    // A single letter is an initial, but for the word "I".
    return ABBREVIATIONS.contains(last) || (last.length() == 1 && !last.equals("i"));
  }
}
