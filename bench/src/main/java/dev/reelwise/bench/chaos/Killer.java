package dev.reelwise.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Kills one part after the other, in rounds: each kind once a round, in random order, at random
 * times, and from the second round on services also at lines that they come to by themselves. A
 * part that was not up for as long as it was down waits, while others have their turns.
 */
final class Killer {

  /** In a shorter time a line may not be reached. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration FIRST_FFMPEG = Duration.ofSeconds(15);

  private final Victims victims;
  private final Duration time;
  private final Duration every;
  private final Random random;
  private final List<Kill> kills = new CopyOnWriteArrayList<>();
  private final List<Kill> open = new ArrayList<>();
  private final List<Victim> round = new ArrayList<>();

  /** Kills for that {@code time}, about {@code every} so often. */
  Killer(Victims victims, Duration time, Duration every, long seed) {
    this.victims = victims;
    this.time = time;
    this.every = every;
    this.random = new Random(seed);
  }

  /** Goes on until each kind was killed once or {@code longer} is over too. */
  List<Kill> run(Duration longer) throws InterruptedException {
    long start = System.nanoTime();
    Duration atMost = time.plus(longer);
    while (System.nanoTime() - start < time.toNanos()
        || (!missing().isEmpty() && System.nanoTime() - start < atMost.toNanos())) {
      pause();
      if (round.stream().allMatch(victims::isDying)) {
        EnumSet<Victim> all = EnumSet.allOf(Victim.class);
        round.forEach(all::remove);
        all.removeIf(victim -> victim.diesAtLines() && kills.isEmpty());
        round.addAll(all);
        Collections.shuffle(round, random);
        // It lives for moments only: the first round waits for one.
        if (kills.isEmpty()) {
          Collections.swap(round, 0, round.indexOf(Victim.FFMPEG));
        }
      }
      killOne();
    }
    return kills;
  }

  /** Waits until all that was killed works again; false when the time is not enough. */
  boolean awaitAll(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      if (kills.stream().allMatch(Kill::isOver)) {
        return true;
      }
      Thread.sleep(LOOK);
    }
    return false;
  }

  /** The kinds that were never killed; of those that die at lines only when there was time. */
  Set<Victim> missing() {
    Set<Victim> missing = EnumSet.allOf(Victim.class);
    missing.removeIf(victim -> victim.diesAtLines() && time.compareTo(LONG) < 0);
    kills.forEach(kill -> missing.remove(kill.victim()));
    return missing;
  }

  private void pause() throws InterruptedException {
    long millis = every.toMillis();
    long end =
        System.nanoTime()
            + Duration.ofMillis(random.nextLong(millis / 2, millis * 3 / 2)).toNanos();
    while (System.nanoTime() < end) {
      look();
      Thread.sleep(LOOK);
    }
  }

  private void look() {
    open.removeIf(kill -> kill.isOver() && kill.isRested());
    // Those come to their lines when they do. The first kill waits for an ffmpeg, undisturbed.
    if (!kills.isEmpty()) {
      round.removeIf(victim -> victim.diesAtLines() && killed(victim));
    }
  }

  private void killOne() throws InterruptedException {
    Duration patience = kills.isEmpty() ? FIRST_FFMPEG : every;
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      look();
      for (Victim victim : kills.isEmpty() ? round.subList(0, 1) : List.copyOf(round)) {
        if (killed(victim)) {
          round.remove(victim);
          return;
        }
      }
      Thread.sleep(LOOK);
    }
    // None of these lives now: on with the next round, in which those still die that are to.
    round.removeIf(victim -> !victims.isDying(victim));
  }

  private boolean killed(Victim victim) {
    if (!victims.isDying(victim) && isSpared(victim)) {
      return false;
    }
    Optional<Kill> kill = victims.kill(victim);
    kill.ifPresent(
        done -> {
          kills.add(done);
          open.add(done);
        });
    return kill.isPresent();
  }

  /** What is down or has just come back, and what is to die otherwise. */
  private boolean isSpared(Victim victim) {
    Victim process = victims.processOf(victim);
    return open.stream().anyMatch(kill -> kill.process() == process)
        || (victim.diesAtLines()
            && round.stream()
                .anyMatch(other -> victims.isDying(other) && victims.processOf(other) == process));
  }
}
