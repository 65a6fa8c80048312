package dev.reelwise.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Summary;
import dev.reelwise.contracts.document.Transcript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DocumentsTest {

  private static final VideoId VIDEO = new VideoId(7);
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07.008Z");

  private static ObjectStore store;
  private static Documents documents;

  @BeforeAll
  static void openBucket() {
    StorageSettings settings = TestBucket.settings();
    var client = S3Connection.client(settings);
    store = new ObjectStore(new S3Clients(client, client), settings.bucket());
    store.ensureBucket();
    documents = new Documents(store);
  }

  @Test
  void aTranscriptHasTheFieldsOfTheContract() throws IOException {
    Transcript transcript =
        new Transcript(
            VIDEO,
            "Hello there. Bye.",
            "en",
            12.5,
            "moonshine-base",
            List.of(new Segment(0, 0.5, 2.25, "Hello there."), new Segment(1, 3, 4, "Bye.")),
            AT);

    ObjectKey key = documents.put(transcript).key();

    assertThat(key.value()).isEqualTo("transcripts/7/transcript.json");
    assertSameJson(
        key,
        """
        {"video_id": 7, "full_text": "Hello there. Bye.", "language": "en", "duration": 12.5,
         "model": "moonshine-base",
         "segments": [{"id": 0, "start": 0.5, "end": 2.25, "text": "Hello there."},
                      {"id": 1, "start": 3.0, "end": 4.0, "text": "Bye."}],
         "created_at": "2026-03-04T05:06:07.008Z"}
        """);
    assertThat(documents.transcript(VIDEO, key)).isEqualTo(transcript);
  }

  @Test
  void aSummaryHasTheFieldsOfTheContract() throws IOException {
    Summary summary =
        new Summary(
            VIDEO,
            "It says hello.",
            "gpt",
            "map-reduce",
            2,
            0.76,
            "transcripts/7/t.json",
            "5f1d",
            AT);

    ObjectKey key = documents.put(summary).key();

    assertThat(key.value()).isEqualTo("summaries/7/summary.json");
    assertSameJson(
        key,
        """
        {"video_id": 7, "summary": "It says hello.", "model": "gpt", "method": "map-reduce",
         "parts": 2, "quality_score": 0.76, "transcript_file_key": "transcripts/7/t.json",
         "transcript_hash": "5f1d", "generated_at": "2026-03-04T05:06:07.008Z"}
        """);
    assertThat(documents.summary(key)).isEqualTo(summary);
  }

  @Test
  void readsWhatTheOldTranscriberWrites() {
    ObjectKey key =
        stored(
            "{\"snippets\": [{\"text\": \" One. \", \"start\": 1, \"duration\": 2.5},"
                + "{\"text\": \"Two.\", \"start\": 4, \"duration\": 1}], \"created_at\": \"2025-01-02T03:04:05.678\"}");

    Transcript read = documents.transcript(VIDEO, key);

    assertThat(read.segments())
        .containsExactly(new Segment(0, 1, 3.5, "One."), new Segment(1, 4, 5, "Two."));
    assertThat(read.fullText()).isEqualTo("One. Two.");
    assertThat(read.createdAt()).isEqualTo(Instant.parse("2025-01-02T03:04:05.678Z"));
  }

  @Test
  void saysWhichDocumentCanNotBeRead() {
    for (String broken :
        new String[] {"", "[]", "{\"segments\": [{\"start\": 5, \"end\": 1}]}", "<xml/>"}) {
      ObjectKey key = stored(broken);
      assertThatThrownBy(() -> documents.transcript(VIDEO, key))
          .isInstanceOf(UnreadableDocument.class)
          .hasMessageContaining(key.value());
    }
  }

  private static ObjectKey stored(String json) {
    ObjectKey key = ObjectKey.transcript(VIDEO, "json");
    store.put(key, json.getBytes(StandardCharsets.UTF_8), "application/json");
    return key;
  }

  private static void assertSameJson(ObjectKey key, String expected) throws IOException {
    JsonMapper json = new JsonMapper();
    try (var stream = store.open(key)) {
      assertThat(json.readTree(stream)).isEqualTo(json.readTree(expected));
    }
  }
}
