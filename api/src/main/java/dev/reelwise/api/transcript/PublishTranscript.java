package dev.reelwise.api.transcript;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Copies the version that holds to {@code transcripts/{id}/transcript.json} and its captions, for
 * programs that look there. The subject is {@code {id}:{anything}}.
 */
@Component
class PublishTranscript implements Chore {

  static final String NAME = "transcript_publish";

  private final CurrentTranscriptRepository current;
  private final TranscriptFiles files;

  PublishTranscript(CurrentTranscriptRepository current, TranscriptFiles files) {
    this.current = current;
    this.files = files;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    VideoId video = new VideoId(Integer.parseInt(subject.substring(0, subject.indexOf(':'))));
    Optional<ObjectKey> published = Optional.empty();
    // Whoever has written an older one meanwhile finds out, and writes the newest.
    for (Optional<ObjectKey> now = path(video); !now.equals(published); now = path(video)) {
      now.filter(path -> !path.equals(ObjectKey.transcript(video, "json")))
          .ifPresent(path -> files.publish(files.read(video, path)));
      published = now;
    }
    return new Finished();
  }

  private Optional<ObjectKey> path(VideoId video) {
    return current.find(video).map(CurrentTranscript::path);
  }
}
