package dev.reelwise.api.transcript;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepRecord;
import dev.reelwise.pipeline.video.StepState;
import dev.reelwise.pipeline.video.VideoSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Has the transcript that holds summarized, by the event that follows a transcription. */
@Service
class SummaryRequests {

  private static final Logger LOG = LoggerFactory.getLogger(SummaryRequests.class);

  private final Transcripts transcripts;
  private final Announcements announcements;
  private final VideoSteps steps;
  private final TransactionOperations transactions;

  SummaryRequests(
      Transcripts transcripts,
      Announcements announcements,
      VideoSteps steps,
      TransactionOperations transactions) {
    this.transcripts = transcripts;
    this.announcements = announcements;
    this.steps = steps;
    this.transactions = transactions;
  }

  /** Throws {@link TranscriptNotReady} and {@link TranscriptRejected.SummaryUnderWay}. */
  void request(VideoId video) {
    CurrentTranscript seen = transcripts.current(video);
    int segments = transcripts.read(video, seen).segments().size();
    transactions.executeWithoutResult(
        transaction -> {
          announcements.again(video, transcripts.current(video).path(), segments);
          if (steps.of(video).stream().anyMatch(SummaryRequests::comes)) {
            throw new TranscriptRejected.SummaryUnderWay(video);
          }
        });
    LOG.info("The summary of video {} is to be made anew", video);
  }

  /** The step that waits for another summarizes what there is then. */
  private static boolean comes(StepRecord step) {
    return step.name() == StepName.SUMMARIZE
        && step.state() != StepState.DONE
        && step.state() != StepState.FAILED;
  }
}
