package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
    var text = Files.readString(FILE);
    var set = settings();
    var resolved =
        REFERENCE
            .matcher(text)
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                        set.getOrDefault(found.group(1), fallback(found))));
    return new ComposeFile(new Yaml().load(resolved));
  }

  private static String fallback(java.util.regex.MatchResult found) {
    if (!"-".equals(found.group(2))) {
      throw new AssertionError("compose.env.sample does not set " + found.group(1));
    }
    return found.group(3);
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
