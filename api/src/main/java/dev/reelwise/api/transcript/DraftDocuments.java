package dev.reelwise.api.transcript;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes transcripts of drafts. */
@Component
class DraftDocuments {

  private final CurrentTranscriptRepository rows;
  private final Clock clock;

  DraftDocuments(CurrentTranscriptRepository rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Empty when {@code former} says the same. Throws InvalidRequest. */
  Optional<Transcript> of(VideoId video, Draft draft, Optional<Transcript> former) {
    double duration =
        former.map(Transcript::duration).filter(known -> known > 0).orElse(rows.seconds(video));
    DraftChecks.check(draft, duration);
    List<Segment> segments = draft.segments();
    String language =
        draft.language() == null ? former.map(Transcript::language).orElse(null) : draft.language();
    Transcript next =
        new Transcript(
            video,
            segments.stream().map(Segment::text).collect(Collectors.joining(" ")),
            language,
            duration > 0 ? duration : segments.getLast().end(),
            draft.source().text(),
            segments,
            clock.instant());
    return Optional.of(next).filter(made -> former.map(old -> !same(old, made)).orElse(true));
  }

  private static boolean same(Transcript old, Transcript made) {
    return old.segments().equals(made.segments())
        && Objects.equals(old.language(), made.language());
  }
}
