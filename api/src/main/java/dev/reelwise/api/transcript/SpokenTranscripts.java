package dev.reelwise.api.transcript;

import dev.reelwise.api.transcript.VersionRepository.Origin;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.ObjectKey;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes what the transcribe step has written down. Where a person has edited the transcript, that
 * stays, and what was recognized anew is one more version, to be restored by whoever wants it.
 */
@Service
public class SpokenTranscripts {

  private final CurrentTranscriptRepository current;
  private final VersionRepository versions;
  private final TranscriptFiles files;
  private final Announcements announcements;

  SpokenTranscripts(
      CurrentTranscriptRepository current,
      VersionRepository versions,
      TranscriptFiles files,
      Announcements announcements) {
    this.current = current;
    this.versions = versions;
    this.files = files;
    this.announcements = announcements;
  }

  /** A transcript that is in the bucket; {@code key} is its JSON's. */
  public record Stored(Transcript transcript, ObjectKey key) {}

  /**
   * Stores it: where there are no versions, at the key where others look at once. Nobody edits
   * while the step is under way, so what there is now is there when it commits.
   */
  public Stored store(Transcript transcript) {
    boolean edited = !versions.of(transcript.videoId()).isEmpty();
    return new Stored(transcript, edited ? files.keep(transcript) : files.publish(transcript));
  }

  /** Records it in the step's transaction; answers where the transcript is that holds now. */
  public ObjectKey record(VideoId video, Stored stored) {
    if (stored.key().equals(ObjectKey.transcript(video, "json"))) {
      current.set(stored.transcript(), stored.key());
      return stored.key();
    }
    Optional<CurrentTranscript> before = current.find(video);
    versions.add(stored.transcript(), stored.key(), Origin.RECOGNIZED);
    if (before.isPresent() && before.get().source().human()) {
      return before.get().path();
    }
    current.set(stored.transcript(), stored.key());
    announcements.publish(video);
    return stored.key();
  }
}
