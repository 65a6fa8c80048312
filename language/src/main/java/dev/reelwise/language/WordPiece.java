package dev.reelwise.language;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * BERT's tokenizer for uncased English: basic tokens by white space and punctuation, then the
 * longest pieces that the vocabulary has, from the left. After Devlin et al., BERT (2019), and the
 * settings in the model's own {@code tokenizer.json}.
 */
final class WordPiece {

  private static final int LONGEST_WORD = 100;
  private static final String INSIDE_A_WORD = "##";

  private final Map<String, Integer> vocabulary;
  private final int begin;
  private final int end;
  private final int unknown;

  private WordPiece(Map<String, Integer> vocabulary) {
    this.vocabulary = vocabulary;
    this.begin = id("[CLS]");
    this.end = id("[SEP]");
    this.unknown = id("[UNK]");
  }

  /** Reads the vocabulary out of a {@code tokenizer.json}. */
  static WordPiece read(InputStream tokenizer) throws IOException {
    JsonNode vocabulary = JsonMapper.shared().readTree(tokenizer).path("model").path("vocab");
    return new WordPiece(
        vocabulary.properties().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().asInt())));
  }

  private int id(String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalArgumentException("The vocabulary has no " + token);
    }
    return id;
  }

  /** The ids of a text with its begin and end marks: at most {@code limit} of them. */
  long[] encode(String text, int limit) {
    List<Integer> ids = new ArrayList<>();
    ids.add(begin);
    for (String word : basicTokens(text)) {
      if (ids.size() >= limit) {
        break;
      }
      ids.addAll(pieces(word));
    }
    List<Integer> kept = ids.subList(0, Math.min(ids.size(), limit - 1));
    long[] encoded = new long[kept.size() + 1];
    for (int i = 0; i < kept.size(); i++) {
      encoded[i] = kept.get(i);
    }
    encoded[kept.size()] = end;
    return encoded;
  }

  private static List<String> basicTokens(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    text.codePoints()
        .filter(point -> point != 0 && point != 0xFFFD)
        .forEach(point -> appendSpaced(spaced, point));
    String plain =
        Normalizer.normalize(spaced, Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}", "")
            .toLowerCase(Locale.ROOT);
    return List.of(plain.strip().split("\\s+"));
  }

  private static void appendSpaced(StringBuilder to, int point) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      to.append(' ');
    } else if (isPunctuation(point) || Character.isIdeographic(point)) {
      to.append(' ').appendCodePoint(point).append(' ');
    } else if (!isControl(point)) {
      to.appendCodePoint(point);
    }
  }

  private static boolean isControl(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT;
  }

  /** Every ASCII sign that is no letter, digit or space counts, though Unicode says "symbol". */
  private static boolean isPunctuation(int point) {
    if (point < 128) {
      return point > ' ' && point < 127 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private List<Integer> pieces(String word) {
    if (word.isEmpty()) {
      return List.of();
    }
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    for (int from = 0; from < word.length(); ) {
      int to = longestPiece(word, from);
      if (to == from) {
        return List.of(unknown);
      }
      pieces.add(vocabulary.get(piece(word, from, to)));
      from = to;
    }
    return pieces;
  }

  private int longestPiece(String word, int from) {
    int to = word.length();
    while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
      to--;
    }
    return to;
  }

  private static String piece(String word, int from, int to) {
    return (from == 0 ? "" : INSIDE_A_WORD) + word.substring(from, to);
  }
}
