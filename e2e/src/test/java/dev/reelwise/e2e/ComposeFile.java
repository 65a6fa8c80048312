package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The Compose file, with its references to variables resolved. */
record ComposeFile(Map<String, Object> content) {
  static final Path FILE = Command.repository().resolve("ops/compose.yaml");
  static final Path SAMPLE = Command.repository().resolve("ops/compose.env.sample");

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Z0-9_]+)(?::([?-])([^}]*))?}");

  /** As Compose reads it when every variable that the sample leaves empty is set. */
  static ComposeFile read() throws IOException {
    Map<String, Object> content = new Yaml().load(Files.readString(FILE));
    var set = settings();
    content.replaceAll((name, part) -> resolved(part, set));
    return new ComposeFile(content);
  }

  /** Like Compose, only once the file is parsed: an empty value stays a text. */
  private static Object resolved(Object part, Map<String, String> set) {
    return switch (part) {
      case String text ->
          REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, set)));
      case List<?> list -> new ArrayList<>(list.stream().map(one -> resolved(one, set)).toList());
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((name, one) -> copy.put(name, resolved(one, set)));
        yield copy;
      }
      case null -> null;
      default -> part;
    };
  }

  private static String value(MatchResult reference, Map<String, String> set) {
    var value = set.get(reference.group(1));
    if (value == null && !"-".equals(reference.group(2))) {
      throw new AssertionError("compose.env.sample does not set " + reference.group(1));
    }
    return value == null ? reference.group(3) : value;
  }

  /** What the sample's file would hold once it is filled in. */
  static Map<String, String> settings() throws IOException {
    Map<String, String> set = new TreeMap<>();
    for (var line : Files.readAllLines(SAMPLE)) {
      if (line.matches("[A-Z0-9_]+=.*")) {
        var name = line.substring(0, line.indexOf('='));
        var value = line.substring(name.length() + 1);
        set.put(name, value.isEmpty() ? "a-secret-of-the-tests-0123456789abcdef" : value);
      }
    }
    return set;
  }

  @SuppressWarnings("unchecked")
  Map<String, Map<String, Object>> services() {
    return (Map<String, Map<String, Object>>) content.get("services");
  }

  /** The variables of a service, as text. */
  Map<String, String> environment(String service) {
    Map<String, String> variables = new TreeMap<>();
    var given = (Map<?, ?>) services().get(service).get("environment");
    given.forEach((name, value) -> variables.put(name.toString(), value.toString()));
    return variables;
  }
}
