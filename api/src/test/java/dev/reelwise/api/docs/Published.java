package dev.reelwise.api.docs;

import dev.reelwise.api.docs.ApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is checked in below {@code docs}: the document, and the table in the guide. */
final class Published {

  static final String COMMAND =
      "mvn -pl api -am verify -Dtest=ContractTest+OpenApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true";

  private static final Path DOCUMENT = Path.of("../docs/openapi.yaml");
  private static final Path GUIDE = Path.of("../docs/API.md");
  private static final String BEGIN = "<!-- The table is made from the code. -->\n";
  private static final String END = "<!-- The end of the table. -->\n";

  private Published() {}

  static boolean isUpdate() {
    return Boolean.getBoolean("openapi.update");
  }

  static void updateIfAsked(ApiDocument document) throws IOException {
    if (isUpdate()) {
      Files.writeString(DOCUMENT, document.yaml());
      Files.writeString(Path.of("target/classes/docs/openapi.yaml"), document.yaml());
      String guide = read(GUIDE);
      String before = guide.substring(0, guide.indexOf(BEGIN) + BEGIN.length());
      String after = guide.substring(guide.indexOf(END));
      Files.writeString(GUIDE, before + tableOf(document) + after);
    }
  }

  static String yaml() {
    return read(DOCUMENT);
  }

  static String table() {
    String guide = read(GUIDE);
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    return guide.substring(begin, guide.indexOf(END));
  }

  static Set<String> routesInTable() {
    Set<String> routes = new TreeSet<>();
    Pattern.compile("`([A-Z]+ /[^`]*)`")
        .matcher(table())
        .results()
        .forEach(one -> routes.add(one.group(1)));
    return routes;
  }

  static String tableOf(ApiDocument document) {
    StringBuilder table =
        new StringBuilder("\n| endpoint | signs with | does | operation |\n|---|---|---|---|\n");
    for (Operation one : document.operations().values()) {
      table.append(
          "| `%s` | %s | %s | `%s` |%n"
              .formatted(
                  one.row().route(),
                  one.row().access().equals("public") ? "–" : one.row().access(),
                  one.row().text().path("summary").asString(),
                  one.id()));
    }
    return table.append("\n").toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
