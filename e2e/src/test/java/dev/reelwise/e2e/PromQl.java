package dev.reelwise.e2e;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a PromQL expression by its grammar, and keeps which series it asks for. */
final class PromQl {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<duration>(?:[0-9]+(?:ms|[smhdwy]))+)|(?<number>[0-9]+(?:\\.[0-9]+)?)"
              + "|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<text>\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<sign>=~|!~|!=|==|<=|>=|[-+*/%^<>=(){}\\[\\],:]))");
  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk", "group", "quantile", "stddev");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "rate",
          "irate",
          "increase",
          "delta",
          "histogram_quantile",
          "vector",
          "absent",
          "time",
          "clamp_max",
          "clamp_min",
          "max_over_time",
          "min_over_time",
          "avg_over_time");
  private static final List<Set<String>> OPERATORS =
      List.of(
          Set.of("or"),
          Set.of("and", "unless"),
          Set.of("==", "!=", "<", ">", "<=", ">="),
          Set.of("+", "-"),
          Set.of("*", "/", "%"),
          Set.of("^"));
  private static final String END = "";

  private final List<String> tokens = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final Set<String> groupings = new LinkedHashSet<>();
  private int next;

  /** A name, and what its labels must be. */
  record Series(String name, List<Matcher> matchers) {
    Series {
      matchers = List.copyOf(matchers);
    }

    Set<String> labels() {
      return matchers.stream().map(Matcher::label).collect(Collectors.toSet());
    }
  }

  /** Such as {@code outcome=~"done|permanent"}, its text without the quotes. */
  record Matcher(String label, String operator, String text) {
    /** The texts of which each has to be a value somewhere: alternatives are told apart. */
    List<String> alternatives() {
      return operator.endsWith("~") && text.matches("[^()\\[\\]\\\\]*")
          ? List.of(text.split("\\|"))
          : List.of(text);
    }

    /** Whether one of the alternatives means this value. */
    boolean means(String alternative, String value) {
      return operator.endsWith("~") ? value.matches(alternative) : value.equals(alternative);
    }
  }

  private PromQl(String expression) {
    String text = expression.strip();
    var token = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!token.find(at) || token.start() != at) {
        throw new IllegalArgumentException("Unreadable from: " + text.substring(at));
      }
      tokens.add(token.group().strip());
      at = token.end();
    }
  }

  /** All series of an expression, and the labels by which it groups. */
  record Used(List<Series> series, Set<String> groupings) {
    Used {
      series = List.copyOf(series);
      groupings = Set.copyOf(groupings);
    }
  }

  /** What the expression uses. Throws IllegalArgumentException where it is none. */
  static Used read(String expression) {
    PromQl parser = new PromQl(expression);
    parser.operation(0);
    parser.expect(END);
    return new Used(parser.series, parser.groupings);
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : END;
  }

  private boolean skip(String token) {
    if (peek().equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!peek().equals(token)) {
      throw new IllegalArgumentException(
          "Expected '%s' but found '%s' in %s".formatted(token, peek(), tokens));
    }
    next++;
  }

  private void operation(int level) {
    if (level == OPERATORS.size()) {
      operand();
      return;
    }
    operation(level + 1);
    while (OPERATORS.get(level).contains(peek())) {
      next++;
      boolean _ = skip("bool");
      if (skip("on") || skip("ignoring")) {
        labels();
        if (skip("group_left") || skip("group_right")) {
          if (peek().equals("(")) {
            labels();
          }
        }
      }
      operation(level + 1);
    }
  }

  private void operand() {
    if (skip("-") || skip("+")) {
      operand();
    } else if (skip("(")) {
      operation(0);
      expect(")");
    } else if (peek().matches("[0-9.]+") || peek().startsWith("\"")) {
      next++;
    } else if (AGGREGATIONS.contains(peek())) {
      next++;
      boolean grouped = grouping();
      arguments();
      if (!grouped) {
        boolean _ = grouping();
      }
    } else if (FUNCTIONS.contains(peek())) {
      next++;
      arguments();
    } else {
      selector();
    }
  }

  private boolean grouping() {
    if (skip("by") || skip("without")) {
      labels();
      return true;
    }
    return false;
  }

  private void labels() {
    expect("(");
    while (!skip(")")) {
      groupings.add(name());
      boolean _ = skip(",");
    }
  }

  private void arguments() {
    expect("(");
    while (!skip(")")) {
      operation(0);
      if (!peek().equals(")")) {
        expect(",");
      }
    }
  }

  private String name() {
    String name = peek();
    if (!name.matches("[a-zA-Z_:][a-zA-Z0-9_:]*")) {
      throw new IllegalArgumentException("'%s' is no name in %s".formatted(name, tokens));
    }
    next++;
    return name;
  }

  private void selector() {
    String name = name();
    List<Matcher> matchers = new ArrayList<>();
    if (skip("{")) {
      while (!skip("}")) {
        matchers.add(matcher());
        boolean _ = skip(",");
      }
    }
    if (skip("[")) {
      if (!peek().matches("([0-9]+(ms|[smhdwy]))+")) {
        throw new IllegalArgumentException("'%s' is no span of time".formatted(peek()));
      }
      next++;
      expect("]");
    }
    series.add(new Series(name, matchers));
  }

  private Matcher matcher() {
    String label = name();
    String operator = peek();
    if (!Set.of("=", "!=", "=~", "!~").contains(operator)) {
      throw new IllegalArgumentException("'%s' matches nothing".formatted(operator));
    }
    next++;
    String text = peek();
    if (!text.startsWith("\"")) {
      throw new IllegalArgumentException("'%s' is no text in quotes".formatted(text));
    }
    next++;
    return new Matcher(label, operator, text.substring(1, text.length() - 1));
  }
}
