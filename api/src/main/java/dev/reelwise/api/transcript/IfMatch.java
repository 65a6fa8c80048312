package dev.reelwise.api.transcript;

import dev.reelwise.api.web.EntityTags;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which transcript a client means to change; without the header, whichever there is. A tag may be
 * of any form. Ours are weak, since one text comes in many encodings; but each names one version,
 * which is all that has to be told here.
 */
record IfMatch(boolean given, List<String> tags) {

  IfMatch {
    tags = List.copyOf(tags);
  }

  static IfMatch of(@Nullable String header) {
    List<String> tags =
        EntityTags.in(header).stream().map(tag -> tag.replaceFirst("\\..*", "")).toList();
    return new IfMatch(header != null, tags);
  }

  /** Throws {@link TranscriptRejected.ChangedSince} unless it is that one. */
  void check(VideoId video, Optional<CurrentTranscript> current) {
    boolean meant =
        current.map(found -> tags.contains("*") || tags.contains(found.tag())).orElse(false);
    if (given && !meant) {
      throw new TranscriptRejected.ChangedSince(video);
    }
  }
}
