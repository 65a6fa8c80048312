package dev.reelwise.api.transcript;

import dev.reelwise.api.transcript.Switches.Former;
import dev.reelwise.api.transcript.VersionRepository.Origin;
import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.pipeline.video.VideoNotFound;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Changes transcripts. A version is in the bucket before a row names it, and the row that says
 * which one holds changes in one transaction: a crash leaves an object that nobody knows, no more.
 */
@Service
class TranscriptEdits {

  private static final Logger LOG = LoggerFactory.getLogger(TranscriptEdits.class);
  private static final int ATTEMPTS = 3;

  private final CurrentTranscriptRepository current;
  private final VersionRepository versions;
  private final TranscriptFiles files;
  private final DraftDocuments drafts;
  private final Switches switches;

  TranscriptEdits(
      CurrentTranscriptRepository current,
      VersionRepository versions,
      TranscriptFiles files,
      DraftDocuments drafts,
      Switches switches) {
    this.current = current;
    this.versions = versions;
    this.files = files;
    this.drafts = drafts;
    this.switches = switches;
  }

  /**
   * Makes the draft the transcript; one that says what holds already changes nothing. Throws
   * InvalidRequest, {@link TranscriptRejected} and VideoNotFound.
   */
  void put(VideoId video, Draft draft, IfMatch expected, UserId by) {
    change(
        video,
        expected,
        document ->
            drafts
                .of(video, draft, document)
                .map(next -> new Change(next, null, new Origin(draft.source(), by, null))));
  }

  /** Makes a former version the transcript again, as a new version; throws as {@link #put}. */
  void restore(VideoId video, int number, IfMatch expected, UserId by) {
    Version version =
        versions
            .find(video, number)
            .orElseThrow(() -> new TranscriptRejected.NoSuchVersion(video, number));
    Transcript document = files.read(video, version.path());
    Origin origin = new Origin(version.source(), by, number);
    change(video, expected, now -> Optional.of(new Change(document, version.path(), origin)));
  }

  private void change(VideoId video, IfMatch expected, Maker maker) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<CurrentTranscript> seen = current.find(video);
      expected.check(video, seen);
      Optional<Transcript> document = seen.flatMap(found -> readable(video, found));
      Optional<Change> change = maker.make(document);
      if (change.isEmpty() || adopt(video, seen, document, change.get())) {
        return;
      }
    }
    throw new TranscriptRejected.Busy(video);
  }

  private Optional<Transcript> readable(VideoId video, CurrentTranscript found) {
    try {
      return Optional.of(files.read(video, found.path()));
    } catch (ObjectNotFound | UnreadableDocument lost) {
      LOG.warn("The transcript of video {} can't be read, and can only be replaced", video, lost);
      return Optional.empty();
    }
  }

  private boolean adopt(
      VideoId video,
      Optional<CurrentTranscript> seen,
      Optional<Transcript> document,
      Change change) {
    List<ObjectKey> stored = new ArrayList<>();
    Former former = null;
    if (seen.isPresent() && seen.get().version() == 0 && document.isPresent()) {
      former = new Former(document.get(), files.keep(document.get()));
      stored.add(former.path());
    }
    ObjectKey path = change.path();
    if (path == null) {
      path = files.keep(change.document());
      stored.add(path);
    }
    try {
      boolean made = switches.make(video, seen, former, change, path);
      if (made) {
        LOG.info("The transcript of video {} was changed: {}", video, change.origin());
      } else {
        files.discard(stored);
      }
      return made;
    } catch (Rejection | VideoNotFound refused) {
      // After any other failure the commit may have happened all the same.
      files.discard(stored);
      throw refused;
    }
  }

  /** Makes a change of the transcript that there is; empty where there is nothing to change. */
  private interface Maker {
    Optional<Change> make(Optional<Transcript> document);
  }
}
