package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.speech.Captions;
import dev.reelwise.storage.Documents;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What is said in videos. Captions are written from the stored JSON, because transcripts of other
 * writers come without them.
 */
@Service
public class Transcripts {

  private final TranscriptKeyRepository keys;
  private final Documents documents;

  Transcripts(TranscriptKeyRepository keys, Documents documents) {
    this.keys = keys;
    this.documents = documents;
  }

  /** Empty while the video is not transcribed. */
  public Optional<Transcript> find(VideoId video) {
    return keys.find(video).map(key -> documents.transcript(video, key));
  }

  /** Throws {@link TranscriptNotReady}. */
  Transcript of(VideoId video) {
    return find(video).orElseThrow(() -> new TranscriptNotReady(video));
  }

  /** The captions as a WebVTT file. Throws {@link TranscriptNotReady}. */
  public String webVtt(VideoId video) {
    return Captions.webVtt(of(video).segments());
  }

  /** The captions as a SubRip file. Throws {@link TranscriptNotReady}. */
  String srt(VideoId video) {
    return Captions.srt(of(video).segments());
  }
}
