package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The Kubernetes objects: strictly of the API's types, and whatever they name is there. */
@Execution(ExecutionMode.CONCURRENT)
class KubernetesTest {
  private static final String TYPES = "io.kubernetes.client.openapi.models.";

  /** Of those without a default that does in a cluster, what no overlay may forget. */
  private static final List<String> NEEDED =
      List.of(
          "DB_HOST",
          "PG_PASSWORD",
          "REDIS_HOST",
          "KAFKA_BROKERS",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_YOUTUBE_BUCKET",
          "ELASTICSEARCH_URL",
          "JWT_SECRET",
          "METRICS_TOKEN",
          "PUBLIC_URL");

  @TempDir Path folder;

  @Test
  void everyFileHoldsObjectsOfTheApi() throws Exception {
    var objects = Manifests.inFiles();

    assertThat(objects).hasSizeGreaterThan(15).allSatisfy(KubernetesTest::validate);
  }

  @Test
  void aWrongFieldOrValueIsFound() throws Exception {
    var web = Manifests.inFiles().stream().filter(KubernetesTest::isDeployment).findFirst();
    var text = web.orElseThrow().toString();

    for (var wrong :
        Map.of(
                "\"readinessProbe\"", "\"readynessProbe\"",
                "\"replicas\":", "\"replicas\":\"two\",\"paused\":",
                "\"memory\":\"", "\"memory\":\"a lot ")
            .entrySet()) {
      var broken = Api.JSON.readTree(text.replace(wrong.getKey(), wrong.getValue()));
      assertThat(broken.toString()).isNotEqualTo(text);
      assertThatThrownBy(() -> validate(broken)).as(wrong.getValue()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "one-node"})
  void everyOverlayIsWhole(String overlay) throws Exception {
    var objects = Manifests.rendered(overlay, folder);

    assertThat(objects).allSatisfy(KubernetesTest::validate);
    assertReferences(objects);
    assertVariables(objects);
  }

  @Test
  void everyRoleOfTheApiHasADeployment() throws Exception {
    var roles = new TreeSet<String>();
    for (var object : Manifests.inFiles()) {
      for (var variable : container(object).path("env")) {
        if (variable.path("name").asString().equals("REELWISE_ROLES")) {
          roles.addAll(List.of(variable.path("value").asString().split(",")));
        }
      }
    }

    assertThat(roles).containsExactly("index", "relay", "transcode", "transcribe", "web");
  }

  @Test
  void theProbesAskWhereTheImagesHealthChecksAsk() throws Exception {
    var images = ContainerImage.all();
    for (var object : Manifests.inFiles()) {
      if (isDeployment(object)) {
        var container = container(object);
        var image = images.get(container.path("image").asString().replace("reelwise-", ""));
        var port = container.path("ports").path(0);
        assertThat(port.path("containerPort").asString())
            .isEqualTo(image.instructions().get("EXPOSE"));
        assertThat(container.at("/livenessProbe/httpGet/path").asString())
            .isEqualTo(image.healthPath());
        assertThat(container.at("/startupProbe/httpGet/path").asString())
            .isEqualTo("/health/ready");
        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
          assertThat(container.path(probe).at("/httpGet/port")).isEqualTo(port.path("name"));
        }
      }
    }
  }

  @Test
  void noPodNeedsRightsOrWritesToItsRoot() throws Exception {
    for (var object : Manifests.inFiles()) {
      if (isDeployment(object)) {
        var pod = object.at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        Stream.concat(
                pod.path("containers").valueStream(), pod.path("initContainers").valueStream())
            .map(container -> container.path("securityContext"))
            .forEach(
                context -> {
                  assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                  assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
                  assertThat(context.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
                });
      }
    }
  }

  /** Unknown fields, missing ones, and values of another type are errors. */
  private static void validate(JsonNode object) {
    var version = object.path("apiVersion").asString().replaceFirst(".*/", "");
    var kind = object.path("kind").asString();
    try {
      var type = Class.forName(TYPES + version.replace('v', 'V') + kind);
      type.getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(object.toString()));
      JSON.<Object>deserialize(object.toString(), type);
    } catch (InvocationTargetException wrong) {
      throw new AssertionError(kind + ": " + wrong.getCause().getMessage(), wrong.getCause());
    } catch (ReflectiveOperationException unknown) {
      throw new AssertionError("No such kind: " + version + " " + kind, unknown);
    }
  }

  private static void assertReferences(List<JsonNode> objects) {
    for (var object : objects) {
      var pod = object.at("/spec/template/spec");
      for (var source : container(object).path("envFrom")) {
        assertThere(objects, "ConfigMap", source.at("/configMapRef/name"));
        assertThere(objects, "Secret", source.at("/secretRef/name"));
      }
      var volumes = pod.path("volumes").valueStream().map(each -> each.path("name")).toList();
      for (var container : List.of(pod.at("/containers/0"), pod.at("/initContainers/0"))) {
        for (var mount : container.path("volumeMounts")) {
          assertThat(volumes).contains(mount.path("name"));
        }
      }
      switch (object.path("kind").asString()) {
        case "Service" -> assertSelects(objects, object.at("/spec/selector"));
        case "PodDisruptionBudget" ->
            assertSelects(objects, object.at("/spec/selector/matchLabels"));
        case "HorizontalPodAutoscaler" ->
            assertThere(objects, "Deployment", object.at("/spec/scaleTargetRef/name"));
        case "Ingress" ->
            assertThere(
                objects, "Service", object.at("/spec/rules/0/http/paths/0/backend/service/name"));
        case "NetworkPolicy" -> {
          assertSelects(objects, object.at("/spec/podSelector/matchLabels"));
          for (var name : object.at("/spec/podSelector/matchExpressions/0/values")) {
            assertThere(objects, "Deployment", name);
          }
        }
        case "Deployment" -> assertSelects(objects, object.at("/spec/selector/matchLabels"));
        default -> {}
      }
    }
  }

  private static void assertVariables(List<JsonNode> objects) {
    var set = new TreeSet<String>();
    for (var object : objects) {
      if (List.of("ConfigMap", "Secret").contains(object.path("kind").asString())) {
        set.addAll(object.path("data").propertyNames());
      }
      container(object).path("env").forEach(each -> set.add(each.path("name").asString()));
    }
    assertThat(EnvSample.known().keySet()).containsAll(set);
    assertThat(set).containsAll(NEEDED);
    var address =
        objects.stream()
            .map(object -> object.at("/data/PUBLIC_URL").asString(""))
            .filter(text -> !text.isEmpty())
            .findFirst();
    var host =
        objects.stream()
            .map(object -> object.at("/spec/rules/0/host").asString(""))
            .filter(text -> !text.isEmpty())
            .findFirst();
    assertThat(address).isEqualTo(host.map(name -> "https://" + name));
  }

  private static void assertThere(List<JsonNode> objects, String kind, JsonNode name) {
    if (!name.isMissingNode()) {
      assertThat(objects)
          .as(kind + " " + name)
          .anyMatch(
              object ->
                  object.path("kind").asString().equals(kind)
                      && object.at("/metadata/name").equals(name));
    }
  }

  private static void assertSelects(List<JsonNode> objects, JsonNode labels) {
    if (!labels.isMissingNode()) {
      assertThat(objects)
          .as(labels.toString())
          .filteredOn(KubernetesTest::isDeployment)
          .anyMatch(
              object ->
                  labels
                      .propertyStream()
                      .allMatch(
                          label ->
                              object
                                  .at("/spec/template/metadata/labels")
                                  .path(label.getKey())
                                  .equals(label.getValue())));
    }
  }

  private static boolean isDeployment(JsonNode object) {
    return object.path("kind").asString().equals("Deployment");
  }

  private static JsonNode container(JsonNode object) {
    return object.at("/spec/template/spec/containers/0");
  }
}
