package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.UnreadableEvent;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.observe.Traces.Passage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets it be seen what comes, in metrics and traces. */
class InboxWatch {

  /** What became of an event that could be read. */
  enum Fate {
    TAKEN,
    /** It was taken in before. */
    REPEATED
  }

  /** Why a record was put aside. */
  enum Aside {
    /** Its video has no row: nothing is wrong when its owner has deleted it. */
    GONE,
    /** It is not what its topic promises. */
    UNREADABLE,
    /** Taking it in failed again and again. */
    FAILED;

    static Aside by(Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof GoneVideo) {
          return GONE;
        }
        if (cause instanceof UnreadableEvent) {
          return UNREADABLE;
        }
      }
      return FAILED;
    }
  }

  private final MeterRegistry meters;
  private final Traces traces;

  /** Makes the meters of {@code topics}, so that they can be seen before the first record. */
  InboxWatch(MeterRegistry meters, Traces traces, Set<Topic> topics) {
    this.meters = meters;
    this.traces = traces;
    for (Topic topic : topics) {
      for (Aside why : Aside.values()) {
        deadLetters(topic, why);
      }
      cutLetters(topic);
      for (Fate fate : Fate.values()) {
        events(topic, fate);
      }
    }
  }

  /** Begins to take an event in; null where it is not traced. */
  @Nullable Passage taking(Topic topic, VideoId video, @Nullable String traceparent) {
    Passage passage = traces.receive(traceparent, topic.text() + " process");
    if (passage != null) {
      passage.span().tag("video", video.toString());
    }
    return passage;
  }

  /** Lets log lines tell to which trace they belong, until this is closed. */
  Tracer.SpanInScope enter(@Nullable Passage passage) {
    return traces.enter(passage);
  }

  void count(Topic topic, Fate fate, int events) {
    events(topic, fate).increment(events);
  }

  void countDeadLetter(Topic topic, Exception failure, boolean whole) {
    deadLetters(topic, Aside.by(failure)).increment();
    if (!whole) {
      cutLetters(topic).increment();
    }
  }

  private Counter events(Topic topic, Fate fate) {
    String outcome = fate.name().toLowerCase(Locale.ROOT);
    return meters.counter("reelwise.inbox.events", "topic", topic.text(), "outcome", outcome);
  }

  private Counter deadLetters(Topic topic, Aside why) {
    String reason = why.name().toLowerCase(Locale.ROOT);
    return meters.counter("reelwise.inbox.dead.letters", "topic", topic.text(), "reason", reason);
  }

  /** Those of them that were too large: only their begin could be put aside. */
  private Counter cutLetters(Topic topic) {
    return meters.counter("reelwise.inbox.dead.letters.cut", "topic", topic.text());
  }
}
