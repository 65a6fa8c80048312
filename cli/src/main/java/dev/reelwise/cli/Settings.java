package dev.reelwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of one Reelwise, by the names of the environment variables. */
public record Settings(Map<String, String> values) {

  public Settings {
    values = Map.copyOf(values);
  }

  /**
   * Reads the named file, or the usual one where none is named. A line is NAME=value, with an
   * optional "export " before and quotes around the value; "#" starts a comment line. The
   * environment wins over the file; empty means not set.
   */
  public static Settings load(@Nullable Path named, Path usual, Map<String, String> environment) {
    var values = new LinkedHashMap<String, String>();
    if (named != null && !Files.isReadable(named)) {
      throw new CommandFailure(ExitCode.USAGE, "The settings file can't be read: " + named);
    }
    var file = named == null ? usual : named;
    if (Files.isReadable(file)) {
      values.putAll(parse(file));
    }
    environment.forEach(values::put);
    values.values().removeIf(String::isBlank);
    return new Settings(values);
  }

  /** The value of a variable, when it is set. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The port that a variable sets, or the usual one; 0 asks for any free one. */
  public int port(String name, int usual) {
    var text = values.get(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new CommandFailure(ExitCode.USAGE, "%s is not a port: %s".formatted(name, text));
    }
    return Integer.parseInt(text);
  }

  private static Map<String, String> parse(Path file) {
    var values = new LinkedHashMap<String, String>();
    int number = 0;
    for (var line : lines(file)) {
      number++;
      var text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      var parts = text.replaceFirst("^export\\s+", "").split("=", 2);
      if (parts.length < 2 || !parts[0].strip().matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new CommandFailure(
            ExitCode.USAGE, "%s, line %d is not NAME=value: %s".formatted(file, number, text));
      }
      values.put(parts[0].strip(), unquoted(parts[1].strip()));
    }
    return values;
  }

  private static java.util.List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new CommandFailure(ExitCode.USAGE, "The settings file can't be read: " + file, failure);
    }
  }

  private static String unquoted(String value) {
    if (value.length() >= 2 && (value.charAt(0) == '"' || value.charAt(0) == '\'')) {
      int end = value.indexOf(value.charAt(0), 1);
      return end < 0 ? value : value.substring(1, end);
    }
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }
}
