package dev.reelwise.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of variables, and the places that read them, to each other. */
class EnvironmentUseTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SCRIPT = ROOT.resolve("reelwise");
  private static final Path PASSED_ON =
      ROOT.resolve("local-stack/src/main/java/dev/reelwise/stack/Contract.java");

  /** The contract has it, but there is no cache whose values could grow old. */
  private static final Set<String> TAKEN_BUT_UNUSED = Set.of("REDIS_TTL");

  /** Lets a process die at a line: for tests and the soak, and offered to nobody. */
  private static final Set<String> KEPT_BACK = Set.of("REELWISE_FAULTS");

  /** Letters in capitals: a lower-case placeholder is another property. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

  private static final Pattern OURS = Pattern.compile("\\b(REELWISE_[A-Z_]+)\\b");

  @Test
  void everyPlaceholderOfASettingsFileHasARow() throws IOException {
    assertThat(known()).containsAll(placeholders());
  }

  @Test
  void everyVariableOfOursInTheCodeHasARow() throws IOException {
    Set<String> named = found(OURS, files(".java"));
    named.addAll(found(OURS, List.of(SCRIPT)));

    named.removeAll(KEPT_BACK);

    assertThat(named).isNotEmpty();
    assertThat(known()).containsAll(named);
  }

  @Test
  void everyRowIsReadByAServiceOrTheCommandLine() throws IOException {
    Set<String> read = placeholders();
    read.addAll(found(OURS, List.of(SCRIPT)));
    read.addAll(found(Pattern.compile("getenv\\(\"([A-Z_]+)\"\\)"), files(".java")));
    read.addAll(TAKEN_BUT_UNUSED);

    assertThat(read).containsAll(known());
  }

  @Test
  void theLocalSystemHandsOnEveryVariableThatAServiceReads() throws IOException {
    Set<String> passed =
        found(Pattern.compile("\\b([A-Z][A-Z0-9]*_?[A-Z0-9_]+)\\b"), List.of(PASSED_ON));

    assertThat(EnvironmentVariables.ALL)
        .filteredOn(row -> !row.group().equals(EnvironmentVariable.COMMAND_LINE))
        .extracting(EnvironmentVariable::name)
        .isSubsetOf(passed);
  }

  private static List<String> known() {
    return EnvironmentVariables.ALL.stream().map(EnvironmentVariable::name).toList();
  }

  private static Set<String> placeholders() throws IOException {
    Set<String> placeholders = found(PLACEHOLDER, files(".yaml"));
    assertThat(placeholders).contains("DB_HOST", "PORT", "SUMMARIZER_PORT");
    return placeholders;
  }

  private static Set<String> found(Pattern name, List<Path> files) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : files) {
      Matcher matcher = name.matcher(Files.readString(file));
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  /** What goes into the product, of every module, but for the table itself. */
  private static List<Path> files(String ending) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
        files
            .filter(file -> file.toString().endsWith(ending))
            .filter(file -> !file.endsWith("EnvironmentVariables.java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/main")))
          .collect(Collectors.toList());
    }
  }
}
