package dev.reelwise.language;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A made-up talk of which a person has said what each sentence is: P1 (a point), A, or F. */
record JudgedTalk(String name, Map<String, String> judgements) {

  /** Those that the method was made with. */
  static List<JudgedTalk> all() {
    return in("talks");
  }

  /** Those that were written before the method's last change, which was made without them. */
  static List<JudgedTalk> heldOut() {
    return in("talks-held-out");
  }

  private static List<JudgedTalk> in(String folder) {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
      return files.sorted().map(JudgedTalk::read).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JudgedTalk read(Path file) {
    try {
      Map<String, String> judgements = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.startsWith("#")) {
          int bar = line.indexOf('|');
          judgements.put(line.substring(bar + 1).strip(), line.substring(0, bar).strip());
        }
      }
      return new JudgedTalk(file.getFileName().toString(), judgements);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  List<String> topics() {
    return judgements.values().stream().filter(j -> j.startsWith("P")).distinct().toList();
  }

  /**
   * As it would be transcribed: one segment a sentence, three seconds each, half a second apart.
   */
  Transcript transcript() {
    List<Segment> segments = new ArrayList<>();
    for (String sentence : judgements.keySet()) {
      double start = segments.size() * 3.5;
      segments.add(new Segment(segments.size(), start, start + 3, sentence));
    }
    return Transcripts.of(segments);
  }

  /** What the person said of the sentence, found by its letters alone. */
  String judgement(String sentence) {
    String wanted = letters(sentence);
    return judgements.entrySet().stream()
        .filter(e -> letters(e.getKey()).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("?");
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
