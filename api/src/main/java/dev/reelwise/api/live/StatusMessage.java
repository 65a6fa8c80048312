package dev.reelwise.api.live;

import dev.reelwise.api.video.VideoView;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.video.StatusChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a stream says: where the video stands now ({@code actor} is null), or one change of it. */
record StatusMessage(
    VideoId videoId,
    VideoStatus status,
    @Nullable String actor,
    @Nullable String statusMessage,
    @Nullable Instant processedAt,
    Instant timestamp) {

  static StatusMessage now(VideoView video) {
    return new StatusMessage(
        video.id(),
        video.status(),
        null,
        video.statusMessage(),
        video.processedAt(),
        video.updatedAt());
  }

  static StatusMessage of(StatusChange change, VideoView video) {
    boolean ready = change.status() == VideoStatus.READY;
    return new StatusMessage(
        video.id(),
        change.status(),
        change.actor(),
        change.message(),
        ready ? video.processedAt() : null,
        change.at());
  }
}
