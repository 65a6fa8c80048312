package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.speech.Captions;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What is said in videos. Captions are written from the stored JSON, because transcripts of other
 * writers come without them.
 */
@Service
public class Transcripts {

  private final CurrentTranscriptRepository current;
  private final TranscriptFiles files;

  Transcripts(CurrentTranscriptRepository current, TranscriptFiles files) {
    this.current = current;
    this.files = files;
  }

  /** Empty while the video is not transcribed. */
  public Optional<Transcript> find(VideoId video) {
    return current.find(video).map(found -> files.read(video, found.path()));
  }

  /** Names what is said now: another text with each change. Throws {@link TranscriptNotReady}. */
  public String tag(VideoId video) {
    return current(video).tag();
  }

  /** Throws {@link TranscriptNotReady}. */
  CurrentTranscript current(VideoId video) {
    return current.find(video).orElseThrow(() -> new TranscriptNotReady(video));
  }

  /** What that one says. */
  Transcript read(VideoId video, CurrentTranscript found) {
    return files.read(video, found.path());
  }

  /** The captions as a WebVTT file. Throws {@link TranscriptNotReady}. */
  public String webVtt(VideoId video) {
    return Captions.webVtt(find(video).orElseThrow(() -> new TranscriptNotReady(video)).segments());
  }
}
