package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import client.ApiClient;
import client.api.AccountsApi;
import client.api.UploadsApi;
import client.api.UploadsApi.APIUploadVideoRequest;
import client.api.VideosApi;
import client.model.Credentials;
import client.model.NewAccount;
import dev.reelwise.stack.Models;
import dev.reelwise.stack.SharedStack;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three processes with the parts, the command lines and the variables of the Compose file, which
 * share nothing but the servers: the form for many machines, on one.
 */
@Tag("long")
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyMachinesTest {
  private static final Pattern WORKERS =
      Pattern.compile("(?m)^reelwise_workers\\{.*step=\"([a-z]+)\"");

  private static Path folder;
  private static Container web;
  private static Container worker;
  private static Container summarizer;

  @BeforeAll
  static void start() throws Exception {
    folder = Files.createTempDirectory("reelwise-machines");
    var images = ContainerImage.all();
    var servers = new HashMap<>(SharedStack.join().isolated("machines").environment());
    servers.put("REELWISE_MODELS", Models.ensure().toString());
    servers.put(
        "AWS_S3_PUBLIC_ENDPOINT", servers.get("AWS_S3_ENDPOINT").replace("127.0.0.1", "localhost"));
    // One file for all services may well part the API.
    var misled = new HashMap<>(servers);
    misled.put("REELWISE_ROLES", "web,relay");
    worker = Container.start(images.get("api"), "worker", servers, folder);
    summarizer = Container.start(images.get("summarizer"), "summarizer", misled, folder);
    web = Container.start(images.get("api"), "web", servers, folder);
    for (var container : List.of(web, worker, summarizer)) {
      container.await(images.get("api").healthPath()).await("/health/ready");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    for (var container : Stream.of(web, worker, summarizer).filter(Objects::nonNull).toList()) {
      container.close();
      container.process().waitFor(20, TimeUnit.SECONDS);
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  @Order(1)
  void eachHasTheWorkersOfItsPartAndNoOthers() throws Exception {
    assertThat(steps(web)).isEmpty();
    assertThat(steps(worker)).containsExactlyInAnyOrder("transcode", "transcribe", "index");
    assertThat(steps(summarizer)).containsExactly("summarize");
    assertThat(web.metrics().sum("reelwise_relay_leader{")).isEqualTo(1);
    assertThat(worker.metrics().labels()).doesNotContainKey("reelwise_relay_leader");
  }

  @Test
  @Order(2)
  void onlyTheWebProcessServesPeople() throws Exception {
    assertThat(web.get("/api/v1/videos/list", Map.of()).statusCode()).isEqualTo(401);

    var refused = worker.get("/api/v1/videos/list", Map.of());

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains(":not-served-here");
  }

  @Test
  @Order(3)
  void aVideoGoesTheWholeWayOverThem() throws Exception {
    var client = new ApiClient();
    client.updateBaseUri(web.address().toString());
    var email = "ops@example.org";
    var password = "correct horse battery";
    var accounts = new AccountsApi(client);
    accounts.signUp(new NewAccount().name("Ada").email(email).password(password));
    var token =
        accounts
            .logIn(new Credentials().email(email).password(password))
            .getData()
            .getAccessToken();
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    var video =
        new UploadsApi(client)
            .uploadVideo(
                APIUploadVideoRequest.newBuilder()
                    ._file(clip().toFile())
                    .title("A mill race")
                    .build())
            .getData();

    assertThat(statusOnceFinished(new VideosApi(client), video.getId())).isEqualTo("ready");

    for (var step : List.of("transcode", "transcribe", "index")) {
      assertThat(done(worker, step)).as(step).isEqualTo(1);
      assertThat(done(web, step)).as(step).isZero();
    }
    assertThat(done(summarizer, "summarize")).isEqualTo(1);
    var api = new Api(web.address().resolve("/api/v1/"), token);
    var picture = api.data("videos/" + video.getId()).path("thumbnail_url").asString();
    assertThat(URI.create(picture).getHost()).isEqualTo("localhost");
    assertThat(Recording.fetch(picture)).isNotEmpty();
  }

  @Test
  @Order(4)
  void theSignalOfTheImageEndsEachWithinTheGraceOfTheComposeFile() throws Exception {
    for (var service : Map.of("web", web, "worker", worker, "summarizer", summarizer).entrySet()) {
      var grace =
          ComposeFile.read().services().get(service.getKey()).get("stop_grace_period").toString();
      var process = service.getValue().process();
      // SIGTERM, which the JVM answers with 128 + 15 once it has closed everything.
      process.destroy();

      assertThat(process.waitFor(Duration.parse("PT" + grace))).as(service.getKey()).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    }
  }

  private static Set<String> steps(Container container) throws Exception {
    return WORKERS
        .matcher(container.metrics().text())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static double done(Container container, String step) throws Exception {
    return container
        .metrics()
        .text()
        .lines()
        .filter(line -> line.startsWith("reelwise_step_run_seconds_count{"))
        .filter(line -> line.contains("outcome=\"done\"") && line.contains("step=\"" + step))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Path clip() throws Exception {
    var speech = Command.repository().resolve("speech/src/test/resources/speech/bridge.wav");
    return Recording.make(
        folder.resolve("mill.mp4"),
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=320x180:r=10:d=4",
        "-i",
        speech.toString(),
        "-c:v",
        "libx264",
        "-c:a",
        "aac");
  }

  private static String statusOnceFinished(VideosApi videos, int id) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    var status = "";
    while (System.nanoTime() < deadline && !status.equals("ready") && !status.equals("failed")) {
      Thread.sleep(500);
      status = videos.getVideoStatus(id).getData().getStatus().getValue();
    }
    return status;
  }
}
