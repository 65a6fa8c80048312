package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Compose file and the Dockerfile: right by others' rules, and true to what the services read.
 */
@Execution(ExecutionMode.CONCURRENT)
class ComposeTest {
  private static final List<String> OURS = List.of("web", "worker", "summarizer");

  /** They have no default that would do where each process has a machine of its own. */
  private static final List<String> NEEDED =
      List.of(
          "DB_HOST",
          "PG_PASSWORD",
          "KAFKA_BROKERS",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_YOUTUBE_BUCKET",
          "AWS_S3_ENDPOINT",
          "METRICS_TOKEN");

  private static final List<String> NEEDED_BY_THE_API =
      List.of("REDIS_HOST", "ELASTICSEARCH_URL", "JWT_SECRET", "REELWISE_ROLES");

  /** Java's own, and the system's. */
  private static final Set<String> FOREIGN = Set.of("JDK_JAVA_OPTIONS", "LC_ALL");

  private static ComposeFile compose;
  private static Map<String, ContainerImage> images;

  @BeforeAll
  static void read() throws Exception {
    compose = ComposeFile.read();
    images = ContainerImage.all();
  }

  @Test
  void keepsToThePublishedSchema() throws Exception {
    var text = Files.readString(NpmPackage.DCLINT.folder().resolve("schemas/compose.schema.json"));
    // Its own address is not a whole one.
    var rules = ((ObjectNode) Api.JSON.readTree(text)).without("$id");
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(rules);

    assertThat(schema.validate(Api.JSON.valueToTree(compose.content()))).isEmpty();
    compose.services().get("web").put("prots", List.of());
    assertThat(schema.validate(Api.JSON.valueToTree(compose.content()))).isNotEmpty();
    compose.services().get("web").remove("prots");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "observe"})
  void isReadByComposeItselfAsWeReadIt(String profile, @TempDir Path folder) throws Exception {
    var settings = folder.resolve(".env");
    Files.write(settings, lines());

    var read = config(folder, settings, profile);

    assertThat(read.code()).as(read.err()).isZero();
    Map<String, Object> content = new Yaml().load(read.out());
    var theirs = new ComposeFile(content);
    assertThat(compose.services().keySet()).containsAll(theirs.services().keySet());
    assertThat(theirs.services()).containsKeys("web", "worker", "summarizer", "postgres");
    if (!profile.isEmpty()) {
      assertThat(theirs.services()).containsKeys("prometheus", "grafana");
    }
    for (var service : OURS) {
      assertThat(theirs.environment(service)).isEqualTo(compose.environment(service));
    }
  }

  @Test
  void isRefusedByComposeItselfWithoutASecret(@TempDir Path folder) throws Exception {
    var settings = folder.resolve(".env");
    Files.write(settings, lines().stream().filter(line -> !line.startsWith("JWT_")).toList());

    var refused = config(folder, settings, "");

    assertThat(refused.code()).isNotZero();
    assertThat(refused.err()).contains("openssl rand -hex 32");
  }

  private static List<String> lines() throws Exception {
    List<String> lines = new ArrayList<>();
    ComposeFile.settings().forEach((name, value) -> lines.add(name + "=" + value));
    return lines;
  }

  @Test
  void setsOnlyVariablesThatAreRead() {
    var known = EnvSample.known().keySet();

    for (var service : OURS) {
      assertThat(known).as(service).containsAll(compose.environment(service).keySet());
    }
    for (var image : List.of("api", "summarizer")) {
      var set = new TreeSet<>(images.get(image).environment().keySet());
      set.removeAll(FOREIGN);
      assertThat(known).as(image).containsAll(set);
    }
  }

  @Test
  void setsEveryVariableThatIsNeeded() {
    for (var service : OURS) {
      assertThat(compose.environment(service)).as(service).containsKeys(keys(NEEDED));
    }
    for (var service : List.of("web", "worker")) {
      assertThat(compose.environment(service)).as(service).containsKeys(keys(NEEDED_BY_THE_API));
    }
  }

  @Test
  void givesEveryRoleOfTheApiToSomeService() {
    var given = new TreeSet<String>();
    for (var service : List.of("web", "worker")) {
      given.addAll(List.of(compose.environment(service).get("REELWISE_ROLES").split(",")));
    }

    assertThat(given).containsExactly("index", "relay", "transcode", "transcribe", "web");
  }

  @Test
  void waitsForServersThatHaveHealthChecks() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              var waited = (Map<?, ?>) service.getOrDefault("depends_on", Map.of());
              waited.forEach(
                  (other, how) -> {
                    var server = compose.services().get(other.toString());
                    assertThat(server).as(name + " waits for " + other).isNotNull();
                    if (how.toString().contains("service_healthy")) {
                      assertThat(server).as(other.toString()).containsKey("healthcheck");
                    }
                  });
            });
  }

  @Test
  void namesVolumesAndFilesThatAreThere() {
    var named = ((Map<?, ?>) compose.content().get("volumes")).keySet();

    for (var service : compose.services().entrySet()) {
      for (var mount : (List<?>) service.getValue().getOrDefault("volumes", List.of())) {
        var source = mount.toString().substring(0, mount.toString().indexOf(':'));
        if (source.startsWith(".")) {
          assertThat(ComposeFile.FILE.resolveSibling(source)).as(service.getKey()).exists();
        } else {
          assertThat(named.contains(source)).as(source).isTrue();
        }
      }
    }
  }

  @Test
  void pinsEveryForeignImage() {
    for (var service : compose.services().values()) {
      if (!service.containsKey("build")) {
        assertThat(service.get("image").toString())
            .matches("[a-z0-9/-]+:[a-z0-9.-]*[0-9]\\.[0-9.]+");
      }
    }
  }

  @Test
  void buildsItsImagesFromStagesThatAreThere() {
    for (var service : compose.services().values()) {
      if (service.get("build") instanceof Map<?, ?> build) {
        assertThat(images).containsKey(build.get("target").toString());
        assertThat(ComposeFile.FILE.resolveSibling(build.get("context").toString()))
            .isDirectoryContaining("glob:**/pom.xml");
      }
    }
  }

  @Test
  void runsTheServicesAsNobodyAndWithoutAShell() {
    for (var name : List.of("api", "summarizer", "models")) {
      var image = images.get(name);
      assertThat(image.instructions().get("USER")).as(name).isEqualTo("10001:10001");
      assertThat(image.words("ENTRYPOINT")).as(name).doesNotContain("sh", "/bin/sh", "bash");
      assertThat(image.instructions()).as(name).containsEntry("STOPSIGNAL", "SIGTERM");
    }
    assertThat(images.get("api").words("VOLUME")).containsExactly("/models", "/tmp");
  }

  private static String[] keys(List<String> names) {
    return names.toArray(String[]::new);
  }

  /** Lets the Compose of this machine read the file; skips the test where there is none. */
  private static Command.Ended config(Path folder, Path settings, String profile) throws Exception {
    List<String> command = new ArrayList<>(program(folder));
    command.addAll(List.of("-f", ComposeFile.FILE.toAbsolutePath().toString()));
    command.addAll(List.of("--env-file", settings.toString()));
    if (!profile.isEmpty()) {
      command.addAll(List.of("--profile", profile));
    }
    command.add("config");
    return Tool.run(folder, command);
  }

  private static List<String> program(Path folder) throws Exception {
    var docker = Tool.find("docker");
    if (docker.isPresent()) {
      var plugin = List.of(docker.get().toString(), "compose");
      if (Tool.run(folder, List.of(plugin.getFirst(), "compose", "version")).code() == 0) {
        return plugin;
      }
    }
    return List.of(Tool.need("docker-compose", "docker-compose").toString());
  }
}
