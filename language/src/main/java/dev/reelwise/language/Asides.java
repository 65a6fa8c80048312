package dev.reelwise.language;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Knows what speakers say beside their subject: greetings, thanks, the microphone, jokes. */
final class Asides {

  private final List<Pattern> patterns;
  private final List<float[]> examples;

  private Asides(List<Pattern> patterns, List<float[]> examples) {
    this.patterns = patterns;
    this.examples = examples;
  }

  /** Reads the patterns, and embeds the examples, that come with this class. */
  static Asides load(TextEmbedder embedder) {
    List<Pattern> patterns =
        lines("aside-patterns.txt").stream()
            .map(line -> Pattern.compile(line, Pattern.CASE_INSENSITIVE))
            .toList();
    return new Asides(patterns, embedder.embed(lines("asides.txt")));
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Asides.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when the words alone give the sentence away. */
  boolean matches(String sentence) {
    String plain = sentence.strip().replace('’', '\'');
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).find());
  }

  /** How near the sentence's vector is to the nearest example, in -1..1. */
  double likeness(float[] sentence) {
    return examples.stream().mapToDouble(example -> Vectors.dot(example, sentence)).max().orElse(0);
  }
}
