package dev.reelwise.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The document that is checked in says what the code says. */
class OpenApiTest extends ApiTest {

  private static final Pattern SLUG =
      Pattern.compile(
          "(?:(?:Kind|HttpStatus)\\.\\w+,|super\\(kind,|new Refusal\\()\\s*\"([a-z][a-z-]+)\"");

  @Autowired private GeneratedDocument generated;
  @Autowired private Tables tables;

  private ApiDocument document;

  @BeforeEach
  void generate() {
    document = generated.of(newUser(), new Examples());
  }

  @Test
  void theDocumentIsTheOneThatTheCodeMakes() throws IOException {
    Published.updateIfAsked(document);

    assertThat(Published.yaml())
        .as("docs/openapi.yaml is not what the code makes; to write it anew: %s", Published.COMMAND)
        .isEqualTo(document.yaml());
    assertThat(Published.table())
        .as("the table in docs/API.md is old; to write it anew: %s", Published.COMMAND)
        .isEqualTo(Published.tableOf(document));
  }

  @Test
  void theApplicationServesWhatIsCheckedIn() throws IOException {
    Answer yaml = visitor().get("/docs/openapi.yaml");
    Answer json = visitor().get("/docs/openapi.json");

    assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
    assertThat(yaml.text()).isEqualTo(Published.yaml());
    assertThat(json.header("Content-Type")).isEqualTo("application/json");
    assertThat(json.json()).isEqualTo(Yaml.read(Published.yaml()));
    assertThat(visitor().get("/docs/openapi").bytes()).isEqualTo(json.bytes());
  }

  @Test
  void thePageComesWithAllThatItNeeds() {
    String page = visitor().get("/docs").text();

    Set<String> files =
        Pattern.compile("(?:src|href)=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(files).hasSizeGreaterThan(3).allMatch(file -> file.startsWith("/docs/"));
    assertThat(files).allSatisfy(file -> assertThat(visitor().get(file).status()).isEqualTo(200));
    assertThat(visitor().get("/docs/ui/../openapi.yaml").status()).isNotEqualTo(500);
  }

  @Test
  void theDocumentHasEachEndpointOfTheApplicationAndNoOther() {
    Set<String> routes = new TreeSet<>();
    Yaml.read(Published.yaml())
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(method -> routes.add(method.toUpperCase() + " " + path.getKey())));

    assertThat(routes).isEqualTo(generated.handlers().keySet());
    assertThat(Published.routesInTable()).isEqualTo(routes);
  }

  @Test
  void everyProblemOfTheSourcesIsDocumented() throws IOException {
    Set<String> slugs = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        SLUG.matcher(Files.readString(file)).results().forEach(one -> slugs.add(one.group(1)));
      }
    }
    // The resources that a quota is of.
    slugs.removeAll(Set.of("bytes", "videos"));
    // What Spring itself refuses has its status as its slug.
    slugs.addAll(Set.of("unsupported-media-type", "not-acceptable"));

    assertThat(slugs).hasSizeGreaterThan(30);
    assertThat(new TreeSet<>(tables.api().path("problems").propertyNames())).isEqualTo(slugs);
  }
}
