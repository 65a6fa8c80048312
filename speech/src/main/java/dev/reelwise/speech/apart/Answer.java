package dev.reelwise.speech.apart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the listening process says, a line each: a word and its values, with tabs between. */
sealed interface Answer {

  /** How much of the recording has been heard, in 0..1. */
  record Progress(double share) implements Answer {}

  /** A piece of the result; all come before {@link Heard}. Times in seconds. */
  record Snippet(double start, double end, String text) implements Answer {}

  /** That was all. {@code language} is empty where it is not known. */
  record Heard(String model, String language) implements Answer {}

  /** It could not be heard, for a reason in a person's words. */
  record Failed(Reason reason, String message) implements Answer {}

  /** Nothing more will come: the process has ended. Never a line. */
  record Ended() implements Answer {}

  /** Who has to do something about a failure. */
  enum Reason {
    /** Whoever set this machine up. */
    PERMANENT,
    /** Nobody: it is tried again. */
    TRANSIENT,
    /** There was too little memory. */
    MEMORY
  }

  default String line() {
    return switch (this) {
      case Progress(double share) -> join("progress", Double.toString(share));
      case Snippet(double start, double end, String text) ->
          join("snippet", Double.toString(start), Double.toString(end), text);
      case Heard(String model, String language) -> join("heard", model, language);
      case Failed(Reason reason, String message) -> join("failed", reason.name(), message);
      case Ended() -> throw new IllegalStateException("The end is no line");
    };
  }

  /** Empty for a line that is none of ours: native code prints what it likes. */
  static Optional<Answer> parse(String line) {
    List<String> fields = Arrays.stream(line.split("\t", -1)).map(Answer::plain).toList();
    try {
      return switch (fields.getFirst() + fields.size()) {
        case "progress2" -> Optional.of(new Progress(Double.parseDouble(fields.get(1))));
        case "snippet4" -> Optional.of(snippet(fields));
        case "heard3" -> Optional.of(new Heard(fields.get(1), fields.get(2)));
        case "failed3" -> Optional.of(new Failed(Reason.valueOf(fields.get(1)), fields.get(2)));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static Snippet snippet(List<String> fields) {
    return new Snippet(
        Double.parseDouble(fields.get(1)), Double.parseDouble(fields.get(2)), fields.get(3));
  }

  private static String join(String... fields) {
    return Arrays.stream(fields).map(Answer::escaped).collect(Collectors.joining("\t"));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\b").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String plain(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\b", "\\");
  }
}
