package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.EventJson;
import dev.reelwise.pipeline.event.ReceivedEvent;
import dev.reelwise.pipeline.fault.FailPoint;
import dev.reelwise.pipeline.fault.FailPoints;
import dev.reelwise.pipeline.inbox.InboxWatch.Fate;
import dev.reelwise.pipeline.step.Triggers;
import dev.reelwise.pipeline.video.VideoProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
   * Takes several events in, all or none, with as many statements as one would need. Throws
   * UnreadableEvent when a value is not what the topic promises, or its video has no row.
   */
  void receive(Topic topic, List<Incoming> records) {
    List<Arrival> arrivals = arrivals(topic, records);
    FailPoints.reach(FailPoint.INBOX_POLLED, topic.text());
    try {
      List<Arrival> fresh = transaction.execute(_ -> take(topic, arrivals));
      FailPoints.reach(FailPoint.INBOX_COMMITTED, topic.text());
      watch.count(topic, Fate.TAKEN, fresh.size());
      watch.count(topic, Fate.REPEATED, arrivals.size() - fresh.size());
      arrivals.forEach(one -> one.end(null));
    } catch (RuntimeException e) {
      arrivals.forEach(one -> one.end(e));
      throw e;
    }
  }

  /** In one order of locks for all: two processes with the same videos can't block each other. */
  private List<Arrival> arrivals(Topic topic, List<Incoming> records) {
    record Read(ReceivedEvent event, @Nullable String traceparent) {

      VideoId video() {
        return event.event().videoId();
      }
    }
    return records.stream()
        .map(one -> new Read(json.read(topic, one.value()), one.traceparent()))
        .sorted(Comparator.comparingInt(one -> one.video().value()))
        .map(one -> new Arrival(one.event(), watch.taking(topic, one.video(), one.traceparent())))
        .toList();
  }

  private List<Arrival> take(Topic topic, List<Arrival> arrivals) {
    Set<EventId> unknown = taken.add(arrivals.stream().map(Arrival::id).toList(), topic);
    // Only the first of several in one poll: the others repeat it.
    List<Arrival> fresh = arrivals.stream().filter(one -> unknown.remove(one.id())).toList();
    if (fresh.size() < arrivals.size()) {
      log.info("Absorbed {} repeats of events", arrivals.size() - fresh.size());
    }
    Set<VideoId> videos = fresh.stream().map(Arrival::video).collect(Collectors.toSet());
    hold(videos);
    for (List<Arrival> round : Arrival.rounds(fresh)) {
      Triggers.startedBy(topic).forEach(step -> queue(topic, step, round));
    }
    progress.settle(videos);
    FailPoints.reach(FailPoint.INBOX_ENQUEUED, topic.text());
    return fresh;
  }

  private void hold(Set<VideoId> videos) {
    Set<VideoId> there = progress.holdThere(videos);
    videos.stream()
        .filter(video -> !there.contains(video))
        .findFirst()
        .ifPresent(
            video -> {
              throw new GoneVideo(video);
            });
  }

  private void queue(Topic topic, StepName step, List<Arrival> round) {
    progress.queue(
        step,
        round.stream().map(one -> one.asking(json.write(one.event()))).toList(),
        Triggers.finishedBy(topic));
    for (Arrival one : round) {
      try (var _ = watch.enter(one.passage())) {
        log.info("Queued {} of video {}", step.text(), one.video());
      }
    }
  }
}
