package dev.reelwise.pipeline.video;

import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.job.JobQueues;
import dev.reelwise.pipeline.observe.Traces;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Moves a video's steps, and its status with them. Every method belongs in a transaction that has
 * called {@link #hold} first, so that the changes of one video come one after the other.
 */
public class VideoProgress {

  private final StepRepository steps;
  private final RunRepository runs;
  private final StatusRepository statuses;
  private final JobQueues jobs;
  private final Origin origin;

  VideoProgress(
      StepRepository steps,
      RunRepository runs,
      StatusRepository statuses,
      JobQueues jobs,
      Origin origin) {
    this.steps = steps;
    this.runs = runs;
    this.statuses = statuses;
    this.jobs = jobs;
    this.origin = origin;
  }

  /** Who moves videos, for the status log, and in which trace, for the runs that are asked for. */
  record Origin(String service, Traces traces) {

    Asked asked(VideoId video, String trigger) {
      return new Asked(video, trigger, traces.current());
    }
  }

  /** Waits for other writers of these videos; gives those that have a row. */
  public Set<VideoId> holdThere(Collection<VideoId> videos) {
    return statuses.hold(videos);
  }

  /** Waits for other writers of this video; false when it has no row. */
  public boolean holdIfThere(VideoId video) {
    return !holdThere(List.of(video)).isEmpty();
  }

  /** Waits for other writers of this video; throws VideoNotFound when it has no row. */
  public void hold(VideoId video) {
    if (!holdIfThere(video)) {
      throw new VideoNotFound(video);
    }
  }

  /** As {@link #queue(StepName, List, Set)}, for one video, in this thread's trace. */
  public void queue(VideoId video, StepName step, String trigger, Set<StepName> done) {
    queue(step, List.of(origin.asked(video, trigger)), done);
  }

  /**
   * Queues a step of each video for a worker, each video at most once; {@code done} are the steps
   * that the events report. A video that somebody else started gets its rows here: that pipeline
   * was a line, so all steps before this one are done.
   */
  public void queue(StepName step, List<Asked> asked, Set<StepName> done) {
    List<VideoId> videos = asked.stream().map(Asked::video).toList();
    Map<VideoId, List<StepRecord>> now = steps.of(videos);
    List<VideoId> foreign = videos.stream().filter(video -> !now.containsKey(video)).toList();
    if (!foreign.isEmpty()) {
      steps.create(foreign);
      steps.complete(foreign, before(step));
    }
    if (isAny(now, other -> done.contains(other.name()) && other.state() == StepState.PENDING)) {
      steps.complete(videos, done);
    }
    // What was still on its way when the owner cancelled must not start anything.
    Set<VideoId> cancelled =
        isAny(now, other -> other.name() == step && other.state() == StepState.CANCELLED)
            ? runs.remember(step, asked)
            : Set.of();
    ask(step, asked.stream().filter(one -> !cancelled.contains(one.video())).toList());
  }

  private static boolean isAny(Map<VideoId, List<StepRecord>> steps, Predicate<StepRecord> sought) {
    return steps.values().stream().flatMap(List::stream).anyMatch(sought);
  }

  private void ask(StepName step, List<Asked> asked) {
    Set<VideoId> waiting = mustWait(step, asked.stream().map(Asked::video).toList());
    Map<Boolean, List<Asked>> parts =
        asked.stream().collect(Collectors.partitioningBy(one -> waiting.contains(one.video())));
    runs.defer(step, parts.getOrDefault(true, List.of()));
    jobs.enqueue(step, runs.queue(step, parts.getOrDefault(false, List.of())));
  }

  /** Queues the steps that were asked for, and have only waited for what is done by now. */
  public void queueDeferred(VideoId video) {
    runs.deferred(video)
        .forEach(
            (step, trigger) -> {
              if (mustWait(step, List.of(video)).isEmpty()) {
                ask(step, List.of(origin.asked(video, trigger)));
              }
            });
  }

  /** Adds the jobs that are missing of steps at work; those that are there stay as they are. */
  void requeue(VideoId video) {
    runs.atWork(video).forEach((step, run) -> jobs.enqueue(step, Map.of(video, run)));
  }

  /** The index comes last, so that a video is ready once it can be found, and not before. */
  private Set<VideoId> mustWait(StepName step, Collection<VideoId> videos) {
    if (step != StepName.INDEX) {
      return Set.of();
    }
    return steps.of(videos).entrySet().stream()
        .filter(video -> video.getValue().stream().anyMatch(VideoProgress::isUntranscoded))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isUntranscoded(StepRecord step) {
    return step.name() == StepName.TRANSCODE && step.state() != StepState.DONE;
  }

  /** Queues a step again; throws StepNotRetryable when it waits, runs, or was never asked for. */
  void retry(VideoId video, StepName step) {
    String trigger =
        runs.retryable(video, step).orElseThrow(() -> new StepNotRetryable(video, step));
    ask(step, List.of(origin.asked(video, trigger)));
  }

  /** As {@link #retry}; what was made of this step's last result is made anew when it is done. */
  void rerun(VideoId video, StepName step) {
    retry(video, step);
    steps.reset(video, dependingOn(step));
  }

  /** Queues all that has failed or was cancelled; false when there is nothing of the kind. */
  boolean retryEnded(VideoId video) {
    List<StepRecord> ended =
        steps.of(video).stream()
            .filter(step -> step.state() == StepState.FAILED || step.state() == StepState.CANCELLED)
            .toList();
    runs.revive(video);
    for (StepRecord step : ended) {
      runs.retryable(video, step.name())
          .ifPresent(trigger -> ask(step.name(), List.of(origin.asked(video, trigger))));
    }
    return !ended.isEmpty();
  }

  /** Stops all that waits or runs; the steps' names, none when nothing did. */
  Set<StepName> cancel(VideoId video) {
    return steps.cancel(video, VideoState.CANCELLED);
  }

  /** The summary is made of the transcript; the index holds both, but nothing of the variants. */
  private static Set<StepName> dependingOn(StepName step) {
    return switch (step) {
      case TRANSCRIBE -> EnumSet.of(StepName.SUMMARIZE, StepName.INDEX);
      case SUMMARIZE -> EnumSet.of(StepName.INDEX);
      case TRANSCODE, INDEX -> EnumSet.noneOf(StepName.class);
    };
  }

  /** Derives the status from the steps and logs it when it has changed; by this service. */
  public void settle(VideoId video) {
    settle(List.of(video));
  }

  /** As {@link #settle(VideoId)}, of several. */
  public void settle(Collection<VideoId> videos) {
    settle(videos, origin.service());
  }

  void settle(VideoId video, String actor) {
    settle(List.of(video), actor);
  }

  private void settle(Collection<VideoId> videos, String actor) {
    Map<VideoId, List<StepRecord>> now = steps.of(videos);
    Map<VideoId, VideoState> states = new HashMap<>();
    videos.forEach(video -> states.put(video, VideoState.of(now.getOrDefault(video, List.of()))));
    statuses.set(states, actor);
  }

  private static Set<StepName> before(StepName step) {
    EnumSet<StepName> before = EnumSet.noneOf(StepName.class);
    for (StepName earlier : StepName.values()) {
      if (earlier.compareTo(step) < 0) {
        before.add(earlier);
      }
    }
    return before;
  }
}
