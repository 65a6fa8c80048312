package dev.reelwise.api.check;

import dev.reelwise.api.video.LeftChores;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepNotRetryable;
import dev.reelwise.pipeline.video.VideoMending;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What is done about rows that disagree with each other. */
@Component
class RowMending {

  private final VideoMending videos;
  private final Departures departures;
  private final LeftChores chores;
  private final JobRepository jobs;

  RowMending(VideoMending videos, Departures departures, LeftChores chores, JobRepository jobs) {
    this.videos = videos;
    this.departures = departures;
    this.chores = chores;
    this.jobs = jobs;
  }

  void mend(Finding finding) {
    VideoId video = finding.video();
    switch (finding.kind()) {
      case VARIANT_ROW_MISSING, TRANSCRIPT_ROW_MISSING, SUMMARY_ROW_MISSING ->
          again(Objects.requireNonNull(video), StepName.of(finding.subject()));
      case JOB_MISSING -> videos.requeue(Objects.requireNonNull(video));
      case JOB_ORPHAN -> {
        String[] table = finding.subject().split(" ", 2);
        jobs.delete(table[0], table[1]);
      }
      case VIDEO_STUCK -> departures.send(Objects.requireNonNull(video));
      case IMPORT_STUCK -> jobs.addImport(Objects.requireNonNull(video));
      case DELETION_STUCK -> chores.sweep(Objects.requireNonNull(video));
      case DEPARTURE_STUCK -> chores.depart(new UserId(Integer.parseInt(finding.subject())));
      default -> {}
    }
  }

  private void again(VideoId video, StepName step) {
    try {
      videos.rerun(video, step);
    } catch (StepNotRetryable never) {
      // What asked for it is not known any more: it stays a finding.
      return;
    }
  }
}
