package dev.reelwise.api.transcript;

import dev.reelwise.api.chore.Chores;
import dev.reelwise.api.video.IndexUpdates;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.pipeline.video.VideoFlow;
import dev.reelwise.storage.ObjectKey;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells all who have to do with a transcript, in the transaction that changes it. */
@Component
class Announcements {

  private final CurrentTranscriptRepository current;
  private final IndexUpdates index;
  private final Chores chores;
  private final VideoFlow flow;
  private final Clock clock;

  Announcements(
      CurrentTranscriptRepository current,
      IndexUpdates index,
      Chores chores,
      VideoFlow flow,
      Clock clock) {
    this.current = current;
    this.index = index;
    this.chores = chores;
    this.flow = flow;
    this.clock = clock;
  }

  /** {@code first} for one that takes the place of what the transcribe step could not make. */
  void changed(Change change, ObjectKey path, boolean first) {
    VideoId video = change.document().videoId();
    current.spread(video);
    index.request(video);
    publish(video);
    UserId by = change.origin().user();
    if (first && by != null) {
      flow.supply(event(video, path, change.document().segments().size()), by);
    }
  }

  /** Asks for the copies where other programs look. */
  void publish(VideoId video) {
    chores.add(PublishTranscript.NAME, video + ":" + UUID.randomUUID());
  }

  /** Asks for a summary of the transcript at {@code path}. */
  void again(VideoId video, ObjectKey path, int segments) {
    flow.announce(event(video, path, segments));
  }

  private VideoTranscribed event(VideoId video, ObjectKey path, int segments) {
    return new VideoTranscribed(EventId.random(), video, path.value(), segments, clock.instant());
  }
}
