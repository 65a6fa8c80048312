package dev.reelwise.api.check;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.contracts.event.VideoUploaded.Metadata;
import dev.reelwise.pipeline.video.VideoArrival;
import dev.reelwise.pipeline.video.VideoFlow;
import dev.reelwise.pipeline.video.VideoMending;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sends a video on that waits for an event which will never come: the rows tell what it said. */
@Component
class Departures {

  private final StoppedVideoRepository rows;
  private final VideoFlow flow;
  private final VideoArrival arrival;
  private final VideoMending videos;
  private final TransactionOperations transactions;
  private final Clock clock;

  Departures(
      StoppedVideoRepository rows,
      VideoFlow flow,
      VideoArrival arrival,
      VideoMending videos,
      TransactionOperations transactions,
      Clock clock) {
    this.rows = rows;
    this.flow = flow;
    this.arrival = arrival;
    this.videos = videos;
    this.transactions = transactions;
    this.clock = clock;
  }

  void send(VideoId video) {
    rows.find(video).ifPresent(stopped -> send(video, stopped));
  }

  private void send(VideoId video, StoppedVideoRepository.Stopped stopped) {
    String key = stopped.key();
    if (key == null) {
      transactions.executeWithoutResult(
          transaction -> arrival.giveUp(video, "The file never came. Upload it again."));
      return;
    }
    if (!stopped.hasSteps()) {
      transactions.executeWithoutResult(transaction -> flow.start(uploaded(video, stopped, key)));
      return;
    }
    videos.resume(video, StepName.TRANSCODE, uploaded(video, stopped, key));
    videos.resume(video, StepName.TRANSCRIBE, uploaded(video, stopped, key));
    String transcript = stopped.transcriptPath();
    if (transcript != null) {
      videos.resume(
          video,
          StepName.SUMMARIZE,
          new VideoTranscribed(
              EventId.random(), video, transcript, stopped.segments(), clock.instant()));
    }
    if (stopped.isSummarized()) {
      videos.resume(
          video,
          StepName.INDEX,
          new VideoSummarized(
              EventId.random(),
              video,
              stopped.summaryPath(),
              stopped.summaryText(),
              stopped.qualityScore(),
              clock.instant()));
    }
    videos.settle(video);
  }

  private VideoUploaded uploaded(
      VideoId video, StoppedVideoRepository.Stopped stopped, String key) {
    return new VideoUploaded(
        EventId.random(),
        video,
        stopped.owner(),
        key,
        new Metadata(stopped.fileName(), stopped.contentType(), null),
        UUID.randomUUID(),
        UUID.randomUUID(),
        clock.instant());
  }
}
