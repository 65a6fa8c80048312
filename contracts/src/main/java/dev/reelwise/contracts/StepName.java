package dev.reelwise.contracts;

import java.util.Locale;

/** The steps of the pipeline, in the order in which an unfinished one names the video's status. */
public enum StepName {
  TRANSCODE(VideoStatus.TRANSCODING, "video_transcode"),
  TRANSCRIBE(VideoStatus.TRANSCRIBING, "video_transcribe"),
  SUMMARIZE(VideoStatus.SUMMARIZING, "video_summarize"),
  INDEX(VideoStatus.INDEXING, "video_search_index");

  private final VideoStatus whileUnfinished;
  private final String queue;

  StepName(VideoStatus whileUnfinished, String queue) {
    this.whileUnfinished = whileUnfinished;
    this.queue = queue;
  }

  /** The lower-case text used in tables and JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #text()} back. Throws IllegalArgumentException for any other text. */
  public static StepName of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** The status of a video whose earliest unfinished step is this one. */
  public VideoStatus whileUnfinished() {
    return whileUnfinished;
  }

  /** The name of the job queue that this step's work waits in. */
  public String queue() {
    return queue;
  }
}
