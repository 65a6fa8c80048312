package dev.reelwise.api.transcode;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.VideoId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a video can be played as; in the caller's transaction. */
@Component
class Variants {

  private final VariantRepository rows;
  private final Chores chores;

  Variants(VariantRepository rows, Chores chores) {
    this.rows = rows;
    this.chores = chores;
  }

  /** Makes {@code stored} all that the video has; the objects of what it had before follow. */
  void replace(VideoId video, List<StoredVariant> stored, Duration length) {
    rows.replace(video, stored, length)
        .forEach(
            resolution ->
                chores.add(SweepVariant.NAME, video + ":" + resolution + ":" + UUID.randomUUID()));
  }
}
