package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.speech.voice.Chunk;
import dev.reelwise.speech.voice.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OpenAiSpeechTest {

  private static final String HELLO =
      """
      {"task": "transcribe", "language": "english", "duration": 4.0, "text": "Hello there. Bye.",
       "segments": [{"id": 0, "start": 0.2, "end": 1.4, "text": " Hello there."},
                    {"id": 1, "start": 1.5, "end": 2.5, "text": " Bye."}]}
      """;
  private static final String BUSY = "{\"error\": {\"message\": \"Rate limit reached\"}}";

  private final Pcm audio = new Pcm().silence(10).say(SpokenSentence.named("train"));
  private SpeechServer server;

  @BeforeEach
  void start() throws IOException {
    server = new SpeechServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void timesCountFromTheVideosBeginNotFromTheChunks() throws Exception {
    server.then(200, HELLO);

    Transcription transcription = transcribe();

    assertThat(transcription.segments())
        .extracting(Segment::text)
        .containsExactly("Hello there.", "Bye.");
    assertThat(transcription.segments().getFirst().start()).isBetween(9.9, 10.2);
    assertThat(transcription.segments().getLast().end()).isBetween(12.2, 12.5);
    assertThat(transcription.language()).isEqualTo("en");
    assertThat(transcription.model()).isEqualTo("whisper-1");
  }

  @Test
  void sendsAWavFileWithTheSpeechAndNothingElse() throws Exception {
    server.then(200, HELLO);

    transcribe();

    SpeechServer.Request request = server.requests().getFirst();
    assertThat(request.path()).isEqualTo("/v1/audio/transcriptions");
    assertThat(request.authorization()).isEqualTo("Bearer sk-test");
    assertThat(request.contentType()).startsWith("multipart/form-data; boundary=");
    assertThat(request.text())
        .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
        .contains("name=\"response_format\"\r\n\r\nverbose_json\r\n")
        .endsWith("--\r\n");
    try (AudioInputStream wav = wav(request)) {
      assertThat(wav.getFormat().getSampleRate()).isEqualTo(16_000);
      assertThat(wav.getFrameLength() / 16_000.0).isBetween(4.0, 5.0);
    }
  }

  @Test
  void waitsAsLongAsABusyServiceAsksAndTriesAgain() throws Exception {
    server.then(429, BUSY, "1").then(503, "down", "0").then(200, HELLO);
    long begin = System.nanoTime();

    assertThat(transcribe().segments()).hasSize(2);

    assertThat(server.requests()).hasSize(3);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void aLongWaitIsLeftToTheCaller() {
    server.then(429, BUSY, "3600");

    assertThatThrownBy(this::transcribe)
        .hasMessageContaining("Rate limit reached")
        .asInstanceOf(type(TranscriptionFailure.Transient.class))
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServiceThatStaysDownIsATransientFailure() {
    server.then(502, "<html>Bad gateway</html>", "0");

    assertThatThrownBy(this::transcribe)
        .isInstanceOf(TranscriptionFailure.Transient.class)
        .hasMessageContaining("502");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aWrongKeyIsAPermanentFailureThatDoesNotShowTheKey() {
    server.then(401, "{\"error\": {\"message\": \"Incorrect API key provided\"}}");

    assertThatThrownBy(this::transcribe)
        .isInstanceOf(TranscriptionFailure.Permanent.class)
        .hasMessageContaining("Incorrect API key provided")
        .hasMessageContaining("Check the API key")
        .hasMessageNotContaining("sk-test");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatIsNoJsonIsATransientFailure() {
    server.then(429, BUSY, "0").then(429, BUSY, "0").then(200, "{\"text\": \"Hel");

    assertThatThrownBy(this::transcribe)
        .isInstanceOf(TranscriptionFailure.Transient.class)
        .hasMessageContaining("no JSON");
  }

  @Test
  void textWithoutTimesIsPlacedWhereTheSpeechIs() throws Exception {
    server.then(200, "{\"text\": \"When the train stopped. Everyone looked up.\"}");

    assertThat(transcribe().segments())
        .hasSize(2)
        .allSatisfy(segment -> assertThat(segment.start()).isBetween(9.9, 14.5));
  }

  @Test
  void aServiceThatBeginsToAnswerAndFallsSilentIsNotWaitedForForEver() {
    server.then(SpeechServer.HALF_AN_ANSWER, HELLO);
    Chunk chunk = new Chunk(0, 1, new float[16_000], List.of(new Span(0, 1)));
    try (OpenAiRecognizer recognizer =
        new OpenAiRecognizer(server.endpoint(), Duration.ofMillis(300))) {
      assertThatExceptionOfType(TranscriptionFailure.Transient.class)
          .isThrownBy(() -> recognizer.recognize(chunk))
          .withMessageContaining("gives no answer within");
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void silenceCostsNoRequest() throws Exception {
    try (Transcriber transcriber = open()) {
      Pcm silence = new Pcm().silence(30);
      assertThat(transcriber.transcribe(silence.stream(), silence.length(), x -> {}).segments())
          .isEmpty();
    }
    assertThat(server.requests()).isEmpty();
  }

  private Transcription transcribe() throws Exception {
    try (Transcriber transcriber = open()) {
      return transcriber.transcribe(audio.stream(), audio.length(), share -> {});
    }
  }

  private Transcriber open() {
    return Transcribers.open(
        new SpeechSettings(Engine.OPENAI, TestModels.folder(), 2, null, server.endpoint()));
  }

  private static AudioInputStream wav(SpeechServer.Request request) throws Exception {
    String text = request.text();
    int begin = text.indexOf("RIFF");
    byte[] file = Arrays.copyOfRange(request.body(), begin, text.lastIndexOf("\r\n--"));
    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    return AudioSystem.getAudioInputStream(new ByteArrayInputStream(file));
  }
}
