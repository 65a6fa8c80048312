package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.speech.Captions;
import dev.reelwise.storage.Documents;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Transcripts in the bucket: versions, which never change, and the one that others look for. */
@Component
class TranscriptFiles {

  private static final Logger LOG = LoggerFactory.getLogger(TranscriptFiles.class);

  private final Documents documents;
  private final ObjectStore store;

  TranscriptFiles(Documents documents, ObjectStore store) {
    this.documents = documents;
    this.store = store;
  }

  /** Throws ObjectNotFound and UnreadableDocument. */
  Transcript read(VideoId video, ObjectKey key) {
    return documents.transcript(video, key);
  }

  /** Stores it as a version, of which nobody knows before a row names it. */
  ObjectKey keep(Transcript transcript) {
    ObjectKey key = ObjectKey.transcriptVersion(transcript.videoId(), UUID.randomUUID());
    return documents.put(transcript, key).key();
  }

  /** Stores a version at the key that its row names. */
  void keep(Transcript transcript, ObjectKey key) {
    documents.put(transcript, key);
  }

  /** Stores JSON and captions at the keys where other programs look. A repeat overwrites. */
  ObjectKey publish(Transcript transcript) {
    VideoId video = transcript.videoId();
    put(video, "vtt", "text/vtt; charset=utf-8", Captions.webVtt(transcript.segments()));
    put(video, "srt", "application/x-subrip; charset=utf-8", Captions.srt(transcript.segments()));
    return documents.put(transcript).key();
  }

  private void put(VideoId video, String extension, String type, String captions) {
    ObjectKey key = ObjectKey.transcript(video, extension);
    store.put(key, captions.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Takes out again what no row has come to name. */
  void discard(List<ObjectKey> unused) {
    try {
      unused.forEach(store::delete);
    } catch (StorageUnavailable away) {
      LOG.warn("{} belong to no version and could not be deleted", unused, away);
    }
  }
}
