package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One stage of the Dockerfile, with what it has from the stages that it is built on. */
record ContainerImage(
    String name, String from, Map<String, String> environment, Map<String, String> instructions) {
  static final Path DOCKERFILE = Command.repository().resolve("ops/container/Dockerfile");

  private static final Pattern FROM = Pattern.compile("FROM (\\S+)(?: AS (\\S+))?");
  private static final Pattern PAIR = Pattern.compile("([A-Za-z_]+)=(?:\"([^\"]*)\"|(\\S+))");

  /** All stages by name, in the file's order. */
  static Map<String, ContainerImage> all() throws IOException {
    Map<String, ContainerImage> stages = new LinkedHashMap<>();
    ContainerImage current = null;
    for (var line : lines()) {
      var from = FROM.matcher(line);
      if (from.matches()) {
        current = on(from.group(1), from.group(2), stages);
        stages.put(current.name(), current);
      } else if (current != null) {
        current.take(line);
      }
    }
    return stages;
  }

  private static ContainerImage on(String base, String name, Map<String, ContainerImage> stages) {
    var below = stages.get(base);
    return below == null
        ? new ContainerImage(name, base, new TreeMap<>(), new TreeMap<>())
        : new ContainerImage(
            name, base, new TreeMap<>(below.environment), new TreeMap<>(below.instructions));
  }

  /** Instructions on one line each, without comments. */
  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    var text =
        String.join("\n", Files.lines(DOCKERFILE).filter(line -> !line.startsWith("#")).toList());
    for (var line : text.replaceAll("\\\\\n\\s*", " ").split("\n")) {
      if (!line.isBlank()) {
        lines.add(line.strip());
      }
    }
    return lines;
  }

  private void take(String line) {
    var keyword = line.substring(0, line.indexOf(' '));
    var rest = line.substring(keyword.length()).strip();
    if (keyword.equals("ENV")) {
      var pair = PAIR.matcher(rest);
      while (pair.find()) {
        environment.put(pair.group(1), pair.group(2) == null ? pair.group(3) : pair.group(2));
      }
    } else {
      instructions.put(keyword, rest);
    }
  }

  /** The words of an instruction in the form that needs no shell; it fails on any other form. */
  List<String> words(String keyword) {
    return Api.JSON
        .readTree(instructions.get(keyword))
        .valueStream()
        .map(word -> word.asString())
        .toList();
  }

  /** The path that the health check asks for. */
  String healthPath() {
    var address = Pattern.compile("http://127\\.0\\.0\\.1:\\$\\{[A-Z_]+:-(\\d+)}(/[a-z/]+)");
    var found = address.matcher(instructions.get("HEALTHCHECK"));
    if (!found.find() || !found.group(1).equals(instructions.get("EXPOSE"))) {
      throw new AssertionError(name + ": the health check asks another port than is exposed");
    }
    return found.group(2);
  }
}
