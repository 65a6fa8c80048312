package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one server running: starts it, waits until it answers, and starts it again when it has
 * died.
 */
final class Child {
  private static final int FIRST_ATTEMPTS = 3;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int MOST_PATIENCE = 16;

  private final ServerSpec spec;
  private final Map<String, String> environment;
  private final Path pidFile;
  private final Path temporary;
  private final BoundedLog log;
  private final Consumer<String> notices;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Thread supervisor;

  private volatile boolean stopping;
  private volatile ServerStatus.State state = ServerStatus.State.STARTING;
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile @Nullable WatchedProcess process;

  Child(
      ServerSpec spec, Map<String, String> environment, DataFolder data, Consumer<String> notices) {
    this.spec = spec;
    this.environment = Map.copyOf(environment);
    this.pidFile = data.run().resolve(spec.name() + ".pid");
    this.temporary = data.temporary(spec.name());
    this.log = new BoundedLog(data.logs().resolve(spec.name() + ".log"));
    this.notices = notices;
    // Not virtual: reading a process's output holds the carrier, and few such readers stop all
    // others.
    this.supervisor =
        Thread.ofPlatform().daemon().name("supervise-" + spec.name()).unstarted(this::supervise);
  }

  String name() {
    return spec.name();
  }

  /**
   * Starts the server and returns when it is ready.
   *
   * @throws StackFailure if it does not get ready; it is not running then
   */
  void start() throws InterruptedException {
    supervisor.start();
    try {
      ready.get();
    } catch (InterruptedException interruption) {
      stop();
      throw interruption;
    } catch (ExecutionException failure) {
      stop();
      Throwable cause = failure.getCause();
      throw new StackFailure(cause == null ? "" : String.valueOf(cause.getMessage()), cause);
    }
  }

  /** Ends the server and returns when it is gone; an interrupt does not shorten that. */
  void stop() {
    stopping = true;
    supervisor.interrupt();
    boolean interrupted = false;
    while (supervisor.isAlive()) {
      try {
        supervisor.join();
      } catch (InterruptedException interruption) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  ServerStatus status() {
    WatchedProcess current = process;
    boolean alive = current != null && current.isAlive();
    long pid = current != null && alive ? current.handle().pid() : 0;
    return new ServerStatus(
        spec.name(), state, pid, spec.port(), alive ? Memory.of(pid) : 0, restarts.get());
  }

  private void supervise() {
    try {
      PidFile.endOrphan(pidFile);
      firstStart();
      ready.complete(null);
      while (!stopping) {
        awaitDeath();
        restart();
      }
    } catch (InterruptedException stopRequested) {
      ready.completeExceptionally(new StackFailure(spec.name() + " was stopped"));
    } catch (IOException | RuntimeException failure) {
      ready.completeExceptionally(failure);
    } finally {
      endUninterrupted();
    }
  }

  private void firstStart() throws InterruptedException {
    for (int attempt = 1; !launch(spec.patience()); attempt++) {
      if (attempt == FIRST_ATTEMPTS) {
        throw new StackFailure(spec.name() + " does not start. Its log ends with:\n" + log.tail());
      }
      Thread.sleep(200L * attempt);
    }
  }

  private void awaitDeath() throws InterruptedException {
    WatchedProcess current = process;
    int exit = current == null ? 0 : current.await();
    notices.accept("%s has ended (%d) and is started again".formatted(spec.name(), exit));
  }

  private void restart() throws InterruptedException {
    Duration pause = Duration.ofMillis(100);
    int patience = 1;
    do {
      // A server that waits for others, on a slow machine, must not be killed at each try.
      patience = Math.min(patience * 2, MOST_PATIENCE);
      restarts.incrementAndGet();
      enter(ServerStatus.State.RESTARTING);
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    } while (!launch(spec.patience().multipliedBy(patience)));
  }

  /** Starts the process and returns whether it got ready; it has ended if not. */
  private boolean launch(Duration patience) throws InterruptedException {
    long begin = System.nanoTime();
    WatchedProcess started;
    try {
      Folders.makeEmpty(temporary);
      started = WatchedProcess.start(spec, environment);
    } catch (IOException failure) {
      notices.accept(spec.name() + " can't be started: " + failure.getMessage());
      return false;
    }
    process = started;
    enter(state);
    Thread.ofPlatform().daemon().name("log-" + spec.name()).start(() -> log.pump(started.output()));
    while (started.isAlive() && System.nanoTime() - begin < patience.toNanos()) {
      if (answers() && started.isAlive()) {
        enter(ServerStatus.State.READY);
        double seconds = (System.nanoTime() - begin) / 1e9;
        notices.accept(
            String.format(
                Locale.ROOT, "%s answers on %d after %.1f s", spec.name(), spec.port(), seconds));
        return true;
      }
      Thread.sleep(BETWEEN_QUESTIONS);
    }
    started.kill();
    return false;
  }

  private boolean answers() {
    try {
      return spec.readiness().answers();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void enter(ServerStatus.State next) {
    state = next;
    WatchedProcess current = process;
    if (current == null) {
      return;
    }
    try {
      PidFile.of(current.handle(), spec.port(), next, restarts.get()).write(pidFile);
    } catch (IOException failure) {
      // A full disk must not end a server that runs.
      notices.accept("The file " + pidFile + " can't be written: " + failure.getMessage());
    }
  }

  private void endUninterrupted() {
    WatchedProcess current = process;
    try {
      // The interrupt that ended the supervision must not end the waiting for the server's own end.
      Thread.interrupted();
      if (current != null) {
        current.end();
      }
      state = ServerStatus.State.STOPPED;
      Files.deleteIfExists(pidFile);
      Folders.delete(temporary);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      notices.accept("What %s leaves can't be deleted: %s".formatted(name(), failure.getMessage()));
    }
  }
}
