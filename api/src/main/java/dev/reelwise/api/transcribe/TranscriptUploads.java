package dev.reelwise.api.transcribe;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.speech.Captions;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Stores a transcript as JSON and as captions in both usual forms. A repeat overwrites. */
@Component
class TranscriptUploads {

  private final Documents documents;
  private final ObjectStore store;

  TranscriptUploads(Documents documents, ObjectStore store) {
    this.documents = documents;
    this.store = store;
  }

  StoredTranscript store(Transcript transcript) {
    VideoId video = transcript.videoId();
    put(video, "vtt", "text/vtt; charset=utf-8", Captions.webVtt(transcript.segments()));
    put(video, "srt", "application/x-subrip; charset=utf-8", Captions.srt(transcript.segments()));
    return new StoredTranscript(transcript, documents.put(transcript).key());
  }

  private void put(VideoId video, String extension, String type, String captions) {
    ObjectKey key = ObjectKey.transcript(video, extension);
    store.put(key, captions.getBytes(StandardCharsets.UTF_8), type);
  }
}
