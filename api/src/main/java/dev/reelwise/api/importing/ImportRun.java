package dev.reelwise.api.importing;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import dev.reelwise.storage.MultipartUploads;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** One attempt to fetch a file, and what becomes of it. */
@Component
class ImportRun {

  private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

  private final ImportRepository rows;
  private final Transfer transfer;
  private final Arrivals arrivals;
  private final MultipartUploads uploads;
  private final ImportSettings settings;

  ImportRun(
      ImportRepository rows,
      Transfer transfer,
      Arrivals arrivals,
      MultipartUploads uploads,
      ImportSettings settings) {
    this.rows = rows;
    this.transfer = transfer;
    this.arrivals = arrivals;
    this.uploads = uploads;
    this.settings = settings;
  }

  /**
   * Answers with the pause before the next attempt, if there is to be one. What a server of ours is
   * to blame for is thrown, and counts as no attempt.
   */
  Optional<Duration> attempt(VideoId video) throws InterruptedException {
    Optional<VideoImport> claimed = rows.claim(video);
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    try (var _ = MDC.putCloseable("video", video.toString())) {
      return attempt(claimed.get());
    }
  }

  private Optional<Duration> attempt(VideoImport held) throws InterruptedException {
    try {
      arrivals.begin(held);
      arrivals.finish(held, transfer.run(held));
    } catch (Transfer.NotWanted | VideoNotFound deleted) {
      drop(held);
    } catch (FetchFailed failed) {
      return failed.isFinal() ? giveUp(held, failed.reason()) : again(held, failed.reason());
    } catch (IOException broken) {
      LOG.info("The file could not be fetched: {}", broken.toString());
      return again(held, Reasons.of(broken));
    }
    return Optional.empty();
  }

  private Optional<Duration> again(VideoImport held, String reason) {
    int failures = held.failures() + 1;
    if (failures >= settings.attempts()) {
      return giveUp(held, reason);
    }
    if (!rows.retrying(held, reason)) {
      return Optional.empty();
    }
    Duration pause = settings.pause().multipliedBy(1L << Math.min(failures - 1, 6));
    LOG.info(
        "Attempt {} has failed, the next one in {} s: {}", failures, pause.toSeconds(), reason);
    return Optional.of(pause);
  }

  private Optional<Duration> giveUp(VideoImport held, String reason) {
    discard(held);
    try {
      arrivals.fail(held, reason);
    } catch (VideoNotFound deleted) {
      rows.remove(held);
    }
    return Optional.empty();
  }

  /** The video was deleted; where another worker has the import, that one sees to it. */
  private void drop(VideoImport held) {
    discard(held);
    if (rows.remove(held)) {
      LOG.info("The import was called off");
    }
  }

  private void discard(VideoImport held) {
    rows.uploadId(held).ifPresent(id -> uploads.abort(Transfer.key(held), id));
  }
}
