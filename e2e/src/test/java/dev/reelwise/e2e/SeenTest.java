package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.reelwise.e2e.Collector.Span;
import dev.reelwise.language.fake.FakeOpenAi;
import dev.reelwise.language.fake.Reply;
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
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** What a running system shows of itself when a video has gone its way through it. */
@Execution(ExecutionMode.CONCURRENT)
class SeenTest {
  private static final Path ROOT = Command.repository();
  private static final Path OPERATIONS = ROOT.resolve("docs/OPERATIONS.md");
  private static final String DONE = "outcome=\"done\"";
  private static final String TOKEN = "a token of the tests";
  private static final Duration LIMIT = Duration.ofSeconds(150);

  private static final double INPUT_PRICE = 0.5;
  private static final double OUTPUT_PRICE = 2;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Path folder;
  private static Path talk;
  private static Command command;
  private static Collector collector;
  private static FakeOpenAi model;
  private static String api;
  private static String summarizer;
  private static long video;
  private static Scrape scrape;

  @BeforeAll
  static void aVideoGoesItsWay() throws Exception {
    folder = Files.createTempDirectory("reelwise-seen");
    talk = Recording.partOfTheTalk(folder.resolve("why-caches-miss.mp4"));
    command = new Command(folder.resolve("data"), folder);
    collector = Collector.start();
    model = FakeOpenAi.start().then(Reply.busy("0")).answering(SeenTest::answer);
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
            Double.toString(INPUT_PRICE),
            "OPENAI_PRICE_OUTPUT",
            Double.toString(OUTPUT_PRICE),
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
    summarizer = status.path("summarizer").asString();
    // So that one request was refused: each dashboard has something to show then.
    assertThat(metrics(api, "").statusCode()).isEqualTo(401);
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
  void theMetricsTellOfEachStep() {
    for (var step : List.of("transcode", "transcribe", "summarize", "index")) {
      var of = "step=\"" + step + "\"";
      assertThat(scrape.values("reelwise_steps", "step")).contains(step);
      assertThat(scrape.sum("reelwise_steps{", of)).as(step).isZero();
      assertThat(scrape.sum("reelwise_steps_oldest_seconds{", of)).as(step).isZero();
      assertThat(scrape.sum("reelwise_step_wait_seconds_count{", of)).as(step).isEqualTo(1);
      assertThat(scrape.sum("reelwise_step_wait_seconds_sum{", of)).as(step).isBetween(0.0, 150.0);
      assertThat(scrape.sum("reelwise_step_run_seconds_count{", of, DONE)).as(step).isEqualTo(1);
      assertThat(scrape.sum("reelwise_step_run_seconds_sum{", of, DONE))
          .as(step)
          .isBetween(0.001, 150.0);
      assertThat(scrape.sum("reelwise_step_run_seconds_count{", of)).as(step).isEqualTo(1);
      assertThat(scrape.sum("reelwise_workers{", of)).as(step).isPositive();
    }
    assertThat(scrape.values("reelwise_step_run_seconds_count", "outcome"))
        .containsExactlyInAnyOrder(
            "done", "transient", "permanent", "waited", "no_room", "lost", "returned");
  }

  @Test
  void theMetricsTellOfTheEventsWayThroughRelayAndConsumers() {
    assertThat(scrape.sum("reelwise_relay_deliveries_total{", "acknowledged")).isEqualTo(4);
    assertThat(scrape.sum("reelwise_relay_latency_seconds_count{")).isEqualTo(4);
    assertThat(scrape.sum("reelwise_relay_latency_seconds_sum{")).isBetween(0.001, 150.0);
    assertThat(scrape.sum("reelwise_relay_leader{")).isEqualTo(1);
    assertThat(scrape.values("reelwise_outbox_rows", "state"))
        .containsExactlyInAnyOrder("waiting", "parked");
    assertThat(scrape.sum("reelwise_outbox_rows{")).isZero();
    assertThat(scrape.sum("reelwise_outbox_oldest_seconds{")).isZero();
    assertThat(scrape.sum("reelwise_inbox_events_total{", "outcome=\"taken\"")).isEqualTo(3);
    assertThat(scrape.sum("reelwise_inbox_dead_letters_total{")).isZero();
    // A consumer whose partitions never had a record has no lag, not even 0.
    assertThat(scrape.numbers("kafka_consumer_fetch_manager_records_lag_max{"))
        .isNotEmpty()
        .allMatch(lag -> Double.isNaN(lag) || lag <= 4);
  }

  @Test
  void theMetricsTellHowFastFfmpegAndTheSpeechEngineAre() {
    double length = scrape.sum("reelwise_media_length_seconds_total{");
    double run =
        scrape.sum("reelwise_media_run_seconds_sum{", "kind=\"transcode\"", "outcome=\"done\"");
    double heard = scrape.sum("reelwise_speech_length_seconds_total{");
    double listened = scrape.sum("reelwise_speech_run_seconds_sum{", "outcome=\"done\"");

    assertThat(length).isBetween(24.0, 26.0);
    assertThat(length / run).as("speed factor").isBetween(0.01, 500.0);
    assertThat(heard).isBetween(24.0, 26.0);
    assertThat(listened / heard).as("real-time factor").isBetween(0.001, 100.0);
  }

  @Test
  void theMetricsTellWhatTheModelIsAskedAndWhatItCosts() {
    long asked = model.requests().size();
    long answered = asked - 1;

    assertThat(answered).isPositive();
    assertThat(requests("limited")).isEqualTo(1);
    assertThat(requests("answered")).isEqualTo(answered);
    assertThat(scrape.sum("reelwise_model_requests_seconds_count{")).isEqualTo(asked);
    assertThat(scrape.sum("reelwise_model_tokens_total{", "input")).isEqualTo(1000.0 * answered);
    assertThat(scrape.sum("reelwise_model_tokens_total{", "output")).isEqualTo(50.0 * answered);
    assertThat(scrape.sum("reelwise_model_cost_total{"))
        .isCloseTo(
            answered * (1000 * INPUT_PRICE + 50 * OUTPUT_PRICE) / 1e6,
            Percentage.withPercentage(1));
  }

  @Test
  void theMetricsTellOfTheUpload() {
    var form = "way=\"form\"";
    assertThat(scrape.sum("reelwise_uploads_total{", form, "started")).isEqualTo(1);
    assertThat(scrape.sum("reelwise_uploads_total{", form, "finished")).isEqualTo(1);
    assertThat(scrape.sum("reelwise_uploads_total{")).isEqualTo(2);
    assertThat(scrape.sum("reelwise_upload_size_bytes_total{", form))
        .isEqualTo(talk.toFile().length());
    assertThat(scrape.sum("reelwise_upload_size_bytes_total{")).isEqualTo(talk.toFile().length());
    assertThat(scrape.sum("reelwise_storage_calls_seconds_count{", "PutObject")).isPositive();
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
  void everySeriesThatAlertsAndDashboardsChooseIsThere() throws IOException {
    var known = KnownSeries.of(scrape);
    var watched = new ArrayList<>(Watched.alerts());
    watched.addAll(Watched.panels());

    assertThat(watched).allSatisfy(one -> assertThat(one.unknown(known)).isEmpty());
  }

  @Test
  void prometheusItselfEvaluatesEveryAlertAndPanel() throws Exception {
    var services =
        Map.of("reelwise-api", URI.create(api), "reelwise-summarizer", URI.create(summarizer));
    var own = Files.createDirectory(folder.resolve("prometheus"));
    try (var prometheus = Prometheus.start(own, services, TOKEN)) {
      awaitAnswer(
          "both services are read twice",
          () -> number(prometheus, "count(sum_over_time(up[1m]) > 1)") == 2,
          prometheus::targets);
      awaitAnswer(
          "all alerts are evaluated",
          () -> prometheus.rules().stream().noneMatch(rule -> health(rule).equals("unknown")));

      assertThat(prometheus.rules())
          .hasSameSizeAs(Watched.rules())
          .allSatisfy(
              rule -> {
                assertThat(health(rule)).as(rule.toString()).isEqualTo("ok");
                assertThat(rule.path("state").asString()).isNotEqualTo("firing");
              });
      for (var panel : Watched.panels()) {
        var result = prometheus.query(panel.expression());
        if (!panel.expression().contains(" > ")) {
          assertThat(result.size()).as(panel.toString()).isPositive();
        }
      }
    }
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

  private static double requests(String outcome) {
    return scrape.sum(
        "reelwise_model_requests_seconds_count{", "outcome=\"%s\"".formatted(outcome));
  }

  /** As a server answers that counts tokens. */
  private static Reply answer(FakeOpenAi.Request request) {
    var message = Map.of("role", "assistant", "content", "Something was said.");
    var choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
    var usage = Map.of("prompt_tokens", 1000, "completion_tokens", 50, "total_tokens", 1050);
    return Reply.json(Map.of("choices", List.of(choice), "usage", usage));
  }

  private static double number(Prometheus prometheus, String expression) throws Exception {
    return Double.parseDouble(
        prometheus.query(expression).path(0).path("value").path(1).asString("0"));
  }

  private static String health(JsonNode rule) {
    return rule.path("health").asString();
  }

  private static Stream<Span> named(String name) {
    return collector.spans().stream().filter(span -> span.name().equals(name));
  }

  private static Stream<Span> ofTrace(String trace) {
    return collector.spans().stream().filter(span -> span.trace().equals(trace));
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

  /** Waits for one that may not answer at first. */
  private static void awaitAnswer(String what, Callable<Boolean> there) throws Exception {
    awaitAnswer(what, there, () -> "");
  }

  /** Says what {@code state} tells where it was not to be. */
  private static void awaitAnswer(String what, Callable<Boolean> there, Callable<String> state)
      throws Exception {
    try {
      OwnSystem.await(what, Duration.ofSeconds(60), there);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + " " + state.call(), late);
    }
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
