package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.reelwise.e2e.Collector.Span;
import dev.reelwise.language.fake.FakeOpenAi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What a running system shows of itself when a video has gone its way through it. */
@Execution(ExecutionMode.CONCURRENT)
class SeenTest {
  private static final Path ROOT = Command.repository();
  private static final Path OPERATIONS = ROOT.resolve("docs/OPERATIONS.md");
  private static final Path ALERTS = ROOT.resolve("ops/prometheus/alerts.yaml");
  private static final String TOKEN = "a token of the tests";
  private static final Duration LIMIT = Duration.ofSeconds(150);

  /** Prometheus itself writes it, for each target. */
  private static final String UP = "up";

  /** The target's address and the job's name, which Prometheus adds. */
  private static final Set<String> ADDED = Set.of("instance", "job");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Path folder;
  private static Path talk;
  private static Command command;
  private static Collector collector;
  private static FakeOpenAi model;
  private static String api;
  private static long video;
  private static Scrape scrape;

  @BeforeAll
  static void aVideoGoesItsWay() throws Exception {
    folder = Files.createTempDirectory("reelwise-seen");
    talk = Recording.partOfTheTalk(folder.resolve("why-caches-miss.mp4"));
    command = new Command(folder.resolve("data"), folder);
    collector = Collector.start();
    model = FakeOpenAi.start();
    var environment =
        Map.of(
            "METRICS_TOKEN",
            TOKEN,
            "LOG_FORMAT",
            "json",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            collector.address().toString(),
            "OPENAI_BASE_URL",
            model.baseUrl().toString(),
            "OPENAI_PRICE_INPUT",
            "0.5",
            // One small variant: what is looked at is the same for each.
            "REELWISE_HEIGHTS",
            "144");
    var started = command.run(environment, "up", "-d", "--any-ports");
    assertThat(started.code()).as(started.err()).isZero();
    var ingested = command.run("ingest", "--json", talk);
    assertThat(ingested.code()).as(ingested.err()).isZero();
    video = Api.JSON.readTree(ingested.out()).path(0).path("id").asLong();
    var status = Api.JSON.readTree(command.run("status", "--json").out());
    api = status.path("api").asString();
    String summarizer = status.path("summarizer").asString();
    // The gauges of the tables are up to ten seconds old.
    await("the tables' gauges", () -> read(api).sum("reelwise_steps{") == 0);
    // Consumers are asked as often.
    await(
        "the consumers' lag",
        () -> read(api).text().contains("\nkafka_consumer_fetch_manager_records_lag_max{"));
    scrape = read(api).and(read(summarizer));
  }

  @AfterAll
  static void stop() throws Exception {
    command.run("down");
    collector.close();
    model.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void theMetricsNeedTheTokenWhereThereIsOne() throws Exception {
    assertThat(metrics(api, "").statusCode()).isEqualTo(401);
    assertThat(metrics(api, "Bearer " + Api.of(command).token()).statusCode()).isEqualTo(401);
    assertThat(metrics(api, "Bearer " + TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void theMetricsTellOfTheVideo() {
    for (var step : List.of("transcode", "transcribe", "summarize", "index")) {
      assertThat(count("reelwise_step_run_seconds_count", "outcome=\"done\"", "step=\"" + step))
          .as(step)
          .isEqualTo(1);
    }
    assertThat(count("reelwise_media_length_seconds_total")).isBetween(24.0, 26.0);
    assertThat(count("reelwise_speech_length_seconds_total")).isBetween(24.0, 26.0);
    assertThat(count("reelwise_uploads_total", "outcome=\"finished\"", "way=\"form\""))
        .isEqualTo(1);
    assertThat(count("reelwise_upload_size_bytes_total")).isEqualTo(talk.toFile().length());
    assertThat(count("reelwise_relay_deliveries_total", "acknowledged")).isEqualTo(4);
    assertThat(count("reelwise_inbox_events_total", "outcome=\"taken\"")).isEqualTo(3);
    assertThat(count("reelwise_model_requests_seconds_count", "answered")).isPositive();
    assertThat(count("reelwise_relay_leader")).isEqualTo(1);
    assertThat(count("reelwise_storage_calls_seconds_count", "PutObject")).isPositive();
  }

  @Test
  void noLabelHoldsAnId() {
    // The disk is told by a folder in the data folder, which has a number in this test.
    assertThat(scrape.values())
        .filteredOn(value -> !value.startsWith(folder.toString()))
        .noneMatch(value -> value.matches(".*\\d{4,}.*") && !value.matches("[0-9.E]+|.*\\d:\\d.*"))
        .noneMatch(value -> value.contains("@") || value.contains(talk.getFileName().toString()))
        .doesNotContain("/api/v1/videos/" + video);
  }

  @Test
  void everySeriesOfADashboardIsThere() throws IOException {
    var used = new TreeMap<String, List<PromQl.Series>>();
    for (var dashboard : files(ROOT.resolve("ops/grafana"))) {
      for (var panel : Api.JSON.readTree(Files.readString(dashboard)).path("panels")) {
        for (var target : panel.path("targets")) {
          String text = target.path("expr").asString().replace("$__rate_interval", "5m");
          used.put(panel.path("title").asString() + ": " + text, PromQl.series(text));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(40);
    used.forEach(SeenTest::assertThere);
  }

  @Test
  void everySeriesOfAnAlertIsThere() throws IOException {
    for (var rule : rules()) {
      String text = (String) rule.get("expr");
      assertThere(rule.get("alert") + ": " + text, PromQl.series(text));
    }
  }

  @Test
  void everyAlertSaysWhatToDo() throws IOException {
    var sections =
        Files.readAllLines(OPERATIONS).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .collect(Collectors.toSet());
    var alerts = new TreeSet<String>();
    for (var rule : rules()) {
      String name = (String) rule.get("alert");
      alerts.add(name);
      assertThat(rule).containsKeys("for", "labels");
      assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("page", "ticket");
      Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
      assertThat((String) annotations.get("summary")).isNotBlank();
      assertThat(annotations.get("runbook_url"))
          .isEqualTo("docs/OPERATIONS.md#" + name.toLowerCase(java.util.Locale.ROOT));
    }
    assertThat(sections).containsAll(alerts);
  }

  @Test
  void everyMetricOfOursIsInTheTableAndNoOther() throws IOException {
    Map<String, Set<String>> documented = new TreeMap<>();
    for (var line : Files.readAllLines(OPERATIONS)) {
      if (line.startsWith("| `reelwise_")) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        assertThat(cells.get(3)).as(line).isNotBlank();
        documented.put(
            cells.get(1).replace("`", ""),
            Arrays.stream(cells.get(4).split(",\\s*"))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    Map<String, Set<String>> shown = new TreeMap<>();
    scrape
        .labels()
        .forEach(
            (name, labels) -> {
              if (name.startsWith("reelwise_")) {
                Set<String> own = new TreeSet<>(labels);
                own.removeAll(Set.of("application", "le"));
                shown.put(name.replaceFirst("_(count|sum|max|bucket)$", ""), own);
              }
            });

    assertThat(shown).isEqualTo(documented);
  }

  @Test
  void oneTraceFollowsTheVideoFromTheUploadThroughBothServicesToReady() {
    await("the last step's span", () -> named("step index").findAny().isPresent());
    await(
        "the upload's span",
        () -> collector.spans().stream().anyMatch(one -> one.name().contains("/videos/upload")));
    Span upload =
        collector.spans().stream()
            .filter(one -> one.name().contains("/videos/upload"))
            .findFirst()
            .orElseThrow();
    String trace = upload.trace();
    var expected =
        List.of(
            "video.uploaded publish",
            "video.uploaded process",
            "step transcode",
            "reelwise.media.run",
            "video.transcoded publish",
            "step transcribe",
            "reelwise.speech.run",
            "video.transcribed publish",
            "video.transcribed process",
            "step summarize",
            "reelwise.summary.run",
            "model answer",
            "video.summarized publish",
            "video.summarized process",
            "step index",
            "reelwise.index.run");
    await(
        "the whole trace",
        () -> {
          var names = ofTrace(trace).map(Span::name).collect(Collectors.toSet());
          return names.containsAll(expected);
        });

    var spans = ofTrace(trace).toList();
    var ids = spans.stream().map(Span::id).collect(Collectors.toSet());
    assertThat(spans)
        .filteredOn(span -> !span.id().equals(upload.id()))
        .allSatisfy(span -> assertThat(ids).as(span.name()).contains(span.parent()));
    assertThat(spans)
        .filteredOn(span -> span.name().startsWith("step "))
        .hasSize(4)
        .allSatisfy(
            span ->
                assertThat(span.attributes())
                    .containsEntry("video", Long.toString(video))
                    .containsEntry("attempt", "1")
                    .containsEntry("outcome", "done"));
    assertThat(spans)
        .filteredOn(span -> Set.of("step summarize", "model answer").contains(span.name()))
        .extracting(Span::service)
        .containsOnly("reelwise-summarizer");
    assertThat(named("step index").map(Span::service)).containsExactly("reelwise-api");
    assertThat(collector.spans())
        .filteredOn(span -> span.name().startsWith("step "))
        .extracting(Span::trace)
        .containsOnly(trace);
  }

  @Test
  void theLogsAreJsonWithWhatIsWorkedOn() throws IOException {
    var steps = new ArrayList<JsonNode>();
    for (var service : List.of("api", "summarizer")) {
      for (var line : Files.readAllLines(command.data().resolve("logs/" + service + ".log"))) {
        if (line.startsWith("{")) {
          steps.add(Api.JSON.readTree(line));
        } else {
          // Before the program's own logging begins, the virtual machine may say something.
          assertThat(line).doesNotContain(" INFO ", " WARN ", " ERROR ");
        }
      }
    }
    var done = steps.stream().filter(line -> line.path("message").asString().equals("Done"));

    assertThat(done.map(line -> line.path("step").asString()))
        .containsExactlyInAnyOrder("transcode", "transcribe", "summarize", "index");
    assertThat(steps)
        .filteredOn(line -> line.path("message").asString().equals("Done"))
        .allSatisfy(
            line -> {
              assertThat(line.path("video_id").asString()).isEqualTo(Long.toString(video));
              assertThat(line.path("user_id").asString()).matches("\\d+");
              assertThat(line.path("attempt").asString()).isEqualTo("1");
              assertThat(line.path("trace_id").asString()).matches("[0-9a-f]{32}");
              assertThat(line.at("/service/name").asString()).startsWith("reelwise-");
              assertThat(line.path("@timestamp").asString()).isNotBlank();
            });
    assertThat(steps)
        .filteredOn(line -> line.path("message").asString().contains(" was uploaded: "))
        .hasSize(1)
        .allSatisfy(
            line -> {
              assertThat(line.path("video_id").asString()).isEqualTo(Long.toString(video));
              assertThat(line.path("request_id").asString()).isNotBlank();
              assertThat(line.path("user_id").asString()).matches("\\d+");
              assertThat(line.path("trace_id").asString()).matches("[0-9a-f]{32}");
            });
  }

  private static void assertThere(String where, List<PromQl.Series> used) {
    assertThat(used).as(where).isNotEmpty();
    for (var one : used) {
      if (!one.name().equals(UP)) {
        assertThat(scrape.labels()).as(where).containsKey(one.name());
        var labels = new TreeSet<>(one.labels());
        labels.removeAll(ADDED);
        assertThat(scrape.labels().get(one.name())).as(where).containsAll(labels);
      }
    }
  }

  private static double count(String name, String... parts) {
    return scrape
        .text()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .filter(line -> Stream.of(parts).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static Stream<Span> named(String name) {
    return collector.spans().stream().filter(span -> span.name().equals(name));
  }

  private static Stream<Span> ofTrace(String trace) {
    return collector.spans().stream().filter(span -> span.trace().equals(trace));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rules() throws IOException {
    Map<String, Object> file = new Yaml().load(Files.readString(ALERTS));
    var groups = (List<Map<String, Object>>) file.get("groups");
    var rules = (List<Map<String, Object>>) groups.getFirst().get("rules");
    assertThat(rules).hasSizeGreaterThan(10);
    return rules;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      var found = files.sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static Scrape read(String service) {
    try {
      var answer = metrics(service, "Bearer " + TOKEN);
      assertThat(answer.statusCode()).isEqualTo(200);
      return Scrape.of(answer.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> metrics(String service, String authorization)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(service + "/metrics"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void await(String what, java.util.function.BooleanSupplier there) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("Waited in vain for " + what);
      }
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
