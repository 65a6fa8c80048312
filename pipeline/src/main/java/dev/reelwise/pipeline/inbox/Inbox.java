package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.event.Topic;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.event.ReceivedEvent;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.inbox.InboxWatch.Fate;
import dev.reelwise.pipeline.step.Triggers;
import dev.reelwise.pipeline.video.VideoProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes an event in: its id, the queued steps and their jobs are one transaction, so that an event
 * is remembered if and only if its work is safely enqueued.
 */
class Inbox {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final InboxRepository taken;
  private final VideoProgress progress;
  private final EventJson json;
  private final TransactionOperations transaction;
  private final InboxWatch watch;

  Inbox(
      InboxRepository taken,
      VideoProgress progress,
      EventJson json,
      TransactionOperations transaction,
      InboxWatch watch) {
    this.taken = taken;
    this.progress = progress;
    this.json = json;
    this.transaction = transaction;
    this.watch = watch;
  }

  /**
   * Takes several events in, all or none. Throws UnreadableEvent when a value is not what the topic
   * promises, or its video has no row.
   */
  void receive(Topic topic, List<Incoming> records) {
    // One order of locks for all: two processes with the same videos can't wait for each other.
    List<Arrival> received =
        records.stream()
            .map(one -> new Arrival(json.read(topic, one.value()), one.traceparent()))
            .sorted(Comparator.comparingInt(one -> one.received().event().videoId().value()))
            .toList();
    FailPoints.reach(FailPoint.INBOX_POLLED, topic.text());
    List<Fate> fates = new ArrayList<>(received.size());
    transaction.executeWithoutResult(
        _ -> {
          Set<EventId> fresh = taken.add(received.stream().map(Arrival::id).toList(), topic);
          // Only the first of several in one poll: the others repeat it.
          received.forEach(one -> fates.add(take(topic, one, fresh.remove(one.id()))));
          FailPoints.reach(FailPoint.INBOX_ENQUEUED, topic.text());
        });
    FailPoints.reach(FailPoint.INBOX_COMMITTED, topic.text());
    watch.count(topic, fates);
  }

  private Fate take(Topic topic, Arrival one, boolean fresh) {
    VideoEvent event = one.received().event();
    try (var _ = watch.taking(topic, event.videoId(), one.traceparent())) {
      if (!fresh) {
        log.info("Absorbed a repeat of event {} of video {}", one.id(), event.videoId());
        return Fate.REPEATED;
      }
      take(topic, event);
      return Fate.TAKEN;
    }
  }

  private void take(Topic topic, VideoEvent event) {
    if (!progress.holdIfThere(event.videoId())) {
      throw new GoneVideo(event.videoId());
    }
    queue(topic, event);
    progress.settle(event.videoId());
  }

  private void queue(Topic topic, VideoEvent event) {
    String trigger = json.write(event);
    for (StepName step : Triggers.startedBy(topic)) {
      progress.queue(event.videoId(), step, trigger, Triggers.finishedBy(topic));
      log.info("Queued {} of video {}", step.text(), event.videoId());
    }
  }

  private record Arrival(ReceivedEvent received, @Nullable String traceparent) {

    EventId id() {
      return received.dedupeId();
    }
  }
}
