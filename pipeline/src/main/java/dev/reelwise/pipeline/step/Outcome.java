package dev.reelwise.pipeline.step;

import dev.reelwise.contracts.event.VideoEvent;
import java.util.List;

/** What a recorded step tells the others: events that its transaction puts into the outbox. */
public record Outcome(List<VideoEvent> events) {

  public Outcome {
    events = List.copyOf(events);
  }

  public static Outcome of(VideoEvent... events) {
    return new Outcome(List.of(events));
  }
}
