package dev.reelwise.summarizer.summary;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Summary;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Transcripts to read, and summaries, in the bucket. */
@Component
class SummaryStore {

  private final Documents documents;
  private final ObjectStore objects;

  SummaryStore(Documents documents, ObjectStore objects) {
    this.documents = documents;
    this.objects = objects;
  }

  Transcript transcript(VideoId video, ObjectKey key) {
    return documents.transcript(video, key);
  }

  /** The video's summary; none where there is none that can be read. */
  Optional<Summary> find(VideoId video) {
    try {
      return Optional.of(documents.summary(ObjectKey.summary(video, "json")));
    } catch (ObjectNotFound | UnreadableDocument none) {
      return Optional.empty();
    }
  }

  /** Stores the text, then the document that others look for. */
  void put(Summary summary) {
    objects.put(
        ObjectKey.summary(summary.videoId(), "txt"),
        summary.summary().getBytes(StandardCharsets.UTF_8),
        "text/plain; charset=utf-8");
    documents.put(summary);
  }
}
