package dev.reelwise.api.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which the search server has marked the matches. The marks are characters that no text
 * uses, so that markup in a title or a transcript stays text and reaches no page unescaped.
 */
record MarkedText(String text, List<Span> matches) {

  static final String OPEN = "\uE000";
  static final String CLOSE = "\uE001";

  MarkedText {
    matches = List.copyOf(matches);
  }

  /** Characters {@code from} (inclusive) to {@code to} (exclusive) of the text. */
  record Span(int from, int to) {}

  static MarkedText of(String marked) {
    StringBuilder text = new StringBuilder();
    List<Span> matches = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == OPEN.charAt(0)) {
        open = text.length();
      } else if (c == CLOSE.charAt(0)) {
        if (open >= 0) {
          matches.add(new Span(open, text.length()));
        }
        open = -1;
      } else {
        text.append(c);
      }
    }
    return new MarkedText(text.toString(), matches);
  }

  /** The characters from {@code from} to {@code to}, with the matches that lie wholly in them. */
  MarkedText part(int from, int to) {
    List<Span> inside =
        matches.stream()
            .filter(match -> match.from() >= from && match.to() <= to)
            .map(match -> new Span(match.from() - from, match.to() - from))
            .toList();
    return new MarkedText(text.substring(from, to), inside);
  }

  List<String> matchedWords() {
    return matches.stream().map(match -> text.substring(match.from(), match.to())).toList();
  }

  /** HTML with each match in {@code <em>} and everything else escaped. */
  String html() {
    StringBuilder html = new StringBuilder();
    int done = 0;
    for (Span match : matches) {
      html.append(escaped(done, match.from()))
          .append("<em>")
          .append(escaped(match.from(), match.to()))
          .append("</em>");
      done = match.to();
    }
    return html.append(escaped(done, text.length())).toString();
  }

  private String escaped(int from, int to) {
    return text.substring(from, to)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
