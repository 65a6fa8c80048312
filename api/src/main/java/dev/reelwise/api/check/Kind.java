package dev.reelwise.api.check;

import java.util.Locale;

/** What can be wrong. The names are read by programs: they never change. */
enum Kind {
  SOURCE_MISSING(
      "The uploaded file is gone.",
      "Notes the loss; a video that was not ready fails and says so. Its owner can upload it again."),
  SOURCE_BACK("An uploaded file that was noted as lost is there again.", "Takes the note back."),
  VARIANT_MISSING(
      "A variant's file or playlist is gone.",
      "Transcodes again; without the uploaded file, forgets the variant."),
  VARIANT_ROW_MISSING("The video was transcoded and has no variant.", "Transcodes again."),
  POSTER_MISSING("The poster is gone.", "Transcodes again."),
  THUMBNAIL_MISSING("The owner's thumbnail is gone.", "Forgets it: the poster is shown."),
  TRANSCRIPT_MISSING(
      "The transcript's document is gone.",
      "Brings it back from its copy or a former version, else transcribes again."),
  TRANSCRIPT_COPY_MISSING(
      "A copy of the transcript for other programs is gone.", "Writes it anew."),
  TRANSCRIPT_ROW_MISSING("The video was transcribed and has no transcript.", "Transcribes again."),
  VERSION_MISSING("A former version of the transcript is gone.", "Takes it from the list."),
  SUMMARY_MISSING("The summary's document is gone.", "Summarizes again."),
  SUMMARY_COPY_MISSING("The summary's text file is gone.", "Writes it anew."),
  SUMMARY_ROW_MISSING("The video was summarized and has no summary.", "Summarizes again."),
  OBJECT_ORPHAN("An object belongs to nothing.", "Deletes it."),
  UPLOAD_ABANDONED("The parts of an upload belong to nothing.", "Throws them away."),
  INDEX_MISSING("A video that is ready can't be found.", "Indexes it."),
  INDEX_DIFFERENT("The search index says something else.", "Indexes the video again."),
  INDEX_ORPHAN("The search index has a video that is gone.", "Removes it."),
  JOB_MISSING("A step is at work and has no job.", "Puts the job into its queue."),
  JOB_ORPHAN("A job's video is gone.", "Removes the job."),
  VIDEO_STUCK("A video is on its way, and nothing moves it on.", "Sends it on."),
  IMPORT_STUCK("An import is under way and has no job.", "Puts the job into its queue."),
  DELETION_STUCK("Nobody is to sweep up after a deleted video.", "Asks for it again."),
  DEPARTURE_STUCK("A deleted account has left something.", "Asks for its removal again."),
  EVENT_PARKED("An event could not be published.", "Decide: ./reelwise dlq show|replay", false),
  DEAD_LETTER("An event could not be taken in.", "Decide: ./reelwise dlq show|replay", false);

  private final String meaning;
  private final String remedy;
  private final boolean disagreement;

  Kind(String meaning, String remedy) {
    this(meaning, remedy, true);
  }

  Kind(String meaning, String remedy, boolean disagreement) {
    this.meaning = meaning;
    this.remedy = remedy;
    this.disagreement = disagreement;
  }

  /** Such as {@code source-missing}. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String meaning() {
    return meaning;
  }

  /** What mending does. */
  String remedy() {
    return remedy;
  }

  /** False for what is only told, because a person has to decide. */
  boolean isDisagreement() {
    return disagreement;
  }
}
