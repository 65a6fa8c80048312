package dev.reelwise.api.transcript;

import dev.reelwise.api.transcript.VersionRepository.Origin;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.UnreadableDocument;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the best of what is left when a transcript's object is gone. */
@Component
public class TranscriptRescue {

  private static final Logger LOG = LoggerFactory.getLogger(TranscriptRescue.class);

  private final CurrentTranscriptRepository current;
  private final VersionRepository versions;
  private final TranscriptFiles files;
  private final Announcements announcements;
  private final TransactionOperations transactions;

  TranscriptRescue(
      CurrentTranscriptRepository current,
      VersionRepository versions,
      TranscriptFiles files,
      Announcements announcements,
      TransactionOperations transactions) {
    this.current = current;
    this.versions = versions;
    this.files = files;
    this.announcements = announcements;
    this.transactions = transactions;
  }

  /**
   * Brings the transcript that holds back from its copy, or else makes the newest version that is
   * left the one that holds. False when there is neither: the video has to be transcribed again.
   */
  public boolean bringBack(VideoId video, ObjectKey lost) {
    Optional<Transcript> copy = copy(video, lost);
    if (copy.isPresent()) {
      files.keep(copy.get(), lost);
      return true;
    }
    for (Version version : versions.of(video)) {
      Optional<Transcript> left =
          version.path().equals(lost) ? Optional.empty() : read(video, version.path());
      if (left.isPresent()) {
        hold(version, left.get(), lost);
        return true;
      }
    }
    versions.forget(video, lost);
    return false;
  }

  /** Takes a former version from the list whose object is gone. */
  public void forgetVersion(VideoId video, ObjectKey lost) {
    versions.forget(video, lost);
  }

  /** Says that the transcript has no document any more; its text stays. */
  public void forgetDocument(VideoId video, ObjectKey lost) {
    current.forget(video, lost);
  }

  /** Writes the copies anew where other programs look: JSON, WebVTT and SubRip. */
  public void publish(VideoId video) {
    current.find(video).flatMap(found -> read(video, found.path())).ifPresent(files::publish);
  }

  /** What was published, if it says what the row says. */
  private Optional<Transcript> copy(VideoId video, ObjectKey lost) {
    ObjectKey published = ObjectKey.transcript(video, "json");
    if (published.equals(lost)) {
      return Optional.empty();
    }
    return read(video, published)
        .filter(document -> current.says(video, document.fullText().replace("\0", "")));
  }

  private void hold(Version version, Transcript left, ObjectKey lost) {
    VideoId video = left.videoId();
    transactions.executeWithoutResult(
        transaction -> {
          current.hold(video);
          versions.forget(video, lost);
          current.set(left, version.path());
          announcements.changed(
              new Change(
                  left, version.path(), new Origin(version.source(), version.userId(), null)),
              version.path(),
              false);
        });
    LOG.warn(
        "Version {} is the transcript of video {} now: {} is lost", version.version(), video, lost);
  }

  private Optional<Transcript> read(VideoId video, ObjectKey key) {
    try {
      return Optional.of(files.read(video, key));
    } catch (ObjectNotFound | UnreadableDocument lost) {
      return Optional.empty();
    }
  }
}
