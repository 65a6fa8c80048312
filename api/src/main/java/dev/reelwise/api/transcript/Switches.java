package dev.reelwise.api.transcript;

import dev.reelwise.api.transcript.CurrentTranscriptRepository.Step;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.pipeline.video.VideoNotFound;
import dev.reelwise.storage.ObjectKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes another transcript the one that holds, in one transaction with all that follows. */
@Component
class Switches {

  private final TransactionOperations transactions;
  private final CurrentTranscriptRepository current;
  private final VersionRepository versions;
  private final Announcements announcements;

  Switches(
      TransactionOperations transactions,
      CurrentTranscriptRepository current,
      VersionRepository versions,
      Announcements announcements) {
    this.transactions = transactions;
    this.current = current;
    this.versions = versions;
    this.announcements = announcements;
  }

  /** A transcript that was never a version, and its copy that is to be the first one. */
  record Former(Transcript document, ObjectKey path) {}

  /**
   * False, with nothing written, when {@code seen} holds no longer. Throws {@link
   * TranscriptRejected.UnderWay} and VideoNotFound.
   */
  boolean make(
      VideoId video,
      Optional<CurrentTranscript> seen,
      @Nullable Former former,
      Change next,
      ObjectKey path) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              Step step = current.hold(video).orElseThrow(() -> new VideoNotFound(video));
              if (step == Step.UNDER_WAY) {
                throw new TranscriptRejected.UnderWay(video);
              }
              if (!current.find(video).equals(seen)) {
                return false;
              }
              write(former, next, path);
              announcements.changed(next, path, step == Step.FAILED);
              return true;
            }));
  }

  private void write(@Nullable Former former, Change next, ObjectKey path) {
    if (former != null) {
      versions.add(former.document(), former.path(), VersionRepository.Origin.RECOGNIZED);
    }
    versions.add(next.document(), path, next.origin());
    current.set(next.document(), path);
  }
}
