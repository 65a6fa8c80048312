package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.language.Summarizer.Summarized;
import dev.reelwise.language.fake.FakeOpenAi;
import dev.reelwise.language.fake.FakeOpenAi.Request;
import dev.reelwise.language.fake.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MapReduceSummarizerTest {

  private final FakeOpenAi server = FakeOpenAi.start();
  private final OpenAiChat chat =
      new OpenAiChat(
          new OpenAiSettings(
              server.baseUrl(),
              "gpt-test",
              "key",
              Duration.ofSeconds(20),
              2,
              Duration.ofMillis(5),
              Duration.ofSeconds(1)),
          Clock.systemUTC());
  private final Summarizer summarizer = new MapReduceSummarizer(chat);

  @AfterEach
  void stop() {
    chat.close();
    server.close();
  }

  @Test
  void summarizesAShortTalkWithOneCallForItsPartAndOneForTheWhole() throws Exception {
    server.then(Reply.text("Cats sleep."), Reply.text("In short, cats sleep."));

    Summarized summary = summarizer.summarize(Transcripts.of("Cats sleep all day."), p -> {});

    assertThat(summary).isEqualTo(new Summarized("In short, cats sleep.", 1));
    assertThat(server.requests()).extracting(Request::maxTokens).containsExactly(200, 500);
    assertThat(server.requests()).extracting(Request::temperature).containsOnly(0.3);
    assertThat(server.requests())
        .extracting(Request::text)
        .containsExactly("Cats sleep all day.", "Cats sleep.");
  }

  @Test
  void reducesInGroupsOfFiveWhileThereAreMoreThanTen() throws Exception {
    server.answering(request -> Reply.text(marks(request) + "."));

    Summarized summary = summarizer.summarize(talkOfChunks(12), p -> {});

    List<Request> asked = server.requests();
    assertThat(asked).hasSize(12 + 3 + 1);
    assertThat(asked.subList(12, 15))
        .extracting(MapReduceSummarizerTest::marks)
        .containsExactlyInAnyOrder("m0 m1 m2 m3 m4", "m5 m6 m7 m8 m9", "m10 m11");
    assertThat(summary.text()).isEqualTo("m0 m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11.");
    assertThat(summary.parts()).isEqualTo(12);
  }

  @Test
  void reducesNotWhatTheFinalCallCanTake() throws Exception {
    summarizer.summarize(talkOfChunks(10), p -> {});

    assertThat(server.requests()).hasSize(10 + 1);
  }

  @Test
  void hasExactlyFiveCallsUnderWay() throws Exception {
    CountDownLatch five = new CountDownLatch(5);
    server.answering(
        request -> {
          meet(five);
          return Reply.text("Said.").after(Duration.ofMillis(20));
        });

    summarizer.summarize(talkOfChunks(12), p -> {});

    assertThat(five.getCount()).isZero();
    assertThat(server.mostUnderWay()).isEqualTo(5);
  }

  @Test
  void failsWholeWhenOneCallFailsAndEndsTheOthers() {
    server.answering(
        request ->
            marks(request).equals("m3")
                ? Reply.error(401, "invalid_api_key", "Wrong key")
                : Reply.text("Said.").after(Duration.ofSeconds(15)));

    long start = System.nanoTime();
    assertThatThrownBy(() -> summarizer.summarize(talkOfChunks(5), p -> {}))
        .isInstanceOf(LanguageModelFailure.Permanent.class)
        .hasMessageContaining("Wrong key");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void endsItsCallsWhenItIsInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.answering(
        request -> {
          asked.countDown();
          return Reply.text("Too late.").after(Duration.ofSeconds(15));
        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = threads.submit(() -> summarizer.summarize(talkOfChunks(3), p -> {}));
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      threads.shutdownNow();
      assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void asksNothingAboutAnEmptyTranscript() throws Exception {
    assertThat(summarizer.summarize(Transcripts.of(), p -> {})).isEqualTo(new Summarized("", 0));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void tellsItsProgressUpToTheEnd() throws Exception {
    List<Double> told = new ArrayList<>();

    summarizer.summarize(talkOfChunks(11), told::add);

    assertThat(told).hasSize(11 + 3 + 1).isSorted().last().isEqualTo(1.0);
  }

  /** A talk in which each segment nearly fills a chunk and bears its own mark. */
  private static Transcript talkOfChunks(int chunks) {
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      segments.add("m" + i + " word".repeat(7_000));
    }
    return Transcripts.of(segments.toArray(String[]::new));
  }

  private static String marks(Request request) {
    return String.join(
        " ",
        Words.of(request.text().replace(".", "")).stream()
            .filter(word -> word.matches("m\\d+"))
            .toList());
  }

  private static void meet(CountDownLatch all) {
    all.countDown();
    try {
      all.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
