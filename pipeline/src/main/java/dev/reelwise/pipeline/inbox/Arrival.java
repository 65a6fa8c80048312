package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.pipeline.event.ReceivedEvent;
import dev.reelwise.pipeline.observe.Traces.Passage;
import dev.reelwise.pipeline.video.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that is being taken in; {@code passage} is null where that is not traced. */
record Arrival(ReceivedEvent received, @Nullable Passage passage) {

  EventId id() {
    return received.dedupeId();
  }

  VideoEvent event() {
    return received.event();
  }

  VideoId video() {
    return event().videoId();
  }

  Asked asking(String trigger) {
    return new Asked(video(), trigger, passage == null ? null : passage.traceparent());
  }

  void end(@Nullable RuntimeException failure) {
    if (passage != null) {
      passage.end(failure);
    }
  }

  /** Parts them so that no round has two events of a video, and each video's keep their order. */
  static Collection<List<Arrival>> rounds(List<Arrival> arrivals) {
    Map<VideoId, Integer> seen = new HashMap<>();
    List<List<Arrival>> rounds = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      int round = seen.merge(arrival.video(), 1, Integer::sum);
      if (round > rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round - 1).add(arrival);
    }
    return rounds;
  }
}
