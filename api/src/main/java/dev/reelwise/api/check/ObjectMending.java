package dev.reelwise.api.check;

import dev.reelwise.api.transcript.TranscriptRescue;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.StepNotRetryable;
import dev.reelwise.pipeline.video.VideoMending;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** What is done where an object is missing that a row speaks of. */
@Component
class ObjectMending {

  private static final String GONE = "The uploaded file is no longer there. Upload it again.";

  private final MendingRepository rows;
  private final VideoMending videos;
  private final TranscriptRescue transcripts;
  private final ObjectStore store;

  ObjectMending(
      MendingRepository rows,
      VideoMending videos,
      TranscriptRescue transcripts,
      ObjectStore store) {
    this.rows = rows;
    this.videos = videos;
    this.transcripts = transcripts;
    this.store = store;
  }

  void mend(Finding finding, VideoId video) {
    ObjectKey key = new ObjectKey(finding.subject());
    switch (finding.kind()) {
      case SOURCE_MISSING -> {
        rows.noteLoss(video, true);
        videos.loseSource(video, GONE);
      }
      case SOURCE_BACK -> rows.noteLoss(video, false);
      case VARIANT_MISSING -> variant(video, key);
      case POSTER_MISSING -> videos.rerun(video, StepName.TRANSCODE);
      case THUMBNAIL_MISSING -> rows.forgetThumbnail(video, key);
      case TRANSCRIPT_MISSING -> transcript(video, key);
      case TRANSCRIPT_COPY_MISSING -> transcripts.publish(video);
      case VERSION_MISSING -> transcripts.forgetVersion(video, key);
      case SUMMARY_MISSING -> summary(video, key);
      case SUMMARY_COPY_MISSING -> summaryCopy(video, key);
      default -> throw new IllegalArgumentException("Nothing that is missing: " + finding.kind());
    }
  }

  private void variant(VideoId video, ObjectKey key) {
    if (hasSource(video)) {
      videos.rerun(video, StepName.TRANSCODE);
      return;
    }
    boolean last = rows.forgetVariant(video, key);
    String name = key.value().replaceFirst("\\.(mp4|m3u8)$", "");
    store.delete(new ObjectKey(name + ".mp4"));
    store.delete(new ObjectKey(name + ".m3u8"));
    if (last) {
      videos.loseResult(
          video, StepName.TRANSCODE, "What can be played is gone, and so is the uploaded file.");
    }
  }

  private void transcript(VideoId video, ObjectKey key) {
    if (transcripts.bringBack(video, key)) {
      return;
    }
    if (!hasSource(video) || !runsAgain(video, StepName.TRANSCRIBE)) {
      transcripts.forgetDocument(video, key);
    }
  }

  private void summary(VideoId video, ObjectKey key) {
    if (!rows.hasTranscript(video) || !runsAgain(video, StepName.SUMMARIZE)) {
      rows.forgetSummaryDocument(video, key);
    }
  }

  private void summaryCopy(VideoId video, ObjectKey key) {
    rows.summaryText(video)
        .ifPresent(
            text ->
                store.put(key, text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8"));
  }

  /** False for a step that another pipeline has done: it was never asked for here. */
  private boolean runsAgain(VideoId video, StepName step) {
    try {
      videos.rerun(video, step);
      return true;
    } catch (StepNotRetryable foreign) {
      return false;
    }
  }

  private boolean hasSource(VideoId video) {
    return rows.source(video).flatMap(store::find).isPresent();
  }
}
