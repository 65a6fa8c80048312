package dev.reelwise.api.importing;

import dev.reelwise.api.quota.QuotaExceeded;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
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
  private final Handover handover;
  private final ImportSettings settings;

  ImportRun(
      ImportRepository rows,
      Transfer transfer,
      Arrivals arrivals,
      Handover handover,
      ImportSettings settings) {
    this.rows = rows;
    this.transfer = transfer;
    this.arrivals = arrivals;
    this.handover = handover;
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
      handover.of(held, transfer.run(held));
    } catch (Transfer.NotWanted | VideoNotFound deleted) {
      arrivals.drop(held);
    } catch (QuotaExceeded full) {
      arrivals.fail(held, full.detail());
    } catch (FetchFailed failed) {
      if (!failed.isFinal()) {
        return again(held, failed.reason());
      }
      arrivals.fail(held, failed.reason());
    } catch (IOException broken) {
      LOG.info("The file could not be fetched: {}", broken.toString());
      return again(held, Reasons.of(broken));
    }
    return Optional.empty();
  }

  private Optional<Duration> again(VideoImport held, String reason) {
    int failures = held.failures() + 1;
    if (failures >= settings.attempts()) {
      arrivals.fail(held, reason);
      return Optional.empty();
    }
    if (!rows.retrying(held, reason)) {
      return Optional.empty();
    }
    Duration pause = settings.pause().multipliedBy(1L << Math.min(failures - 1, 6));
    LOG.info(
        "Attempt {} has failed, the next one in {} s: {}", failures, pause.toSeconds(), reason);
    return Optional.of(pause);
  }
}
