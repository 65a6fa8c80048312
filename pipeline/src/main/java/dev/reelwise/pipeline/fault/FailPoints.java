package dev.reelwise.pipeline.fault;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For tests alone: lets the process die where a file asks for it. Nothing happens, and nothing is
 * looked at, unless {@code reelwise.faults} names a folder. A file {@code armed/step.claimed} or
 * {@code armed/step.claimed.transcode} there is taken by the first that reaches the line, and moved
 * to {@code reached}; its text says what happens: {@code halt} ends the process as a kill does, and
 * the file's name there has its number behind a tilde; {@code throw} ends the thread's work; {@code
 * wait} holds the thread until the file is deleted.
 */
public final class FailPoints {

  private static final Logger LOG = LoggerFactory.getLogger(FailPoints.class);
  private static final int KILLED = 137;
  private static final long LOOK_MILLIS = 20;

  private static volatile @Nullable Path folder;

  private FailPoints() {}

  /** From now on files in that folder, or none, are looked for; all lines are written there. */
  static void lieIn(@Nullable Path faults) throws IOException {
    if (faults != null) {
      String lines = Stream.of(FailPoint.values()).map(FailPoint::text).collect(joining("\n"));
      Files.writeString(faults.resolve("lines"), lines);
    }
    folder = faults;
  }

  /** {@code of} says which of several does it: a step, a topic, a chore. */
  public static void reach(FailPoint point, String of) {
    Path faults = folder;
    if (faults != null) {
      meet(faults, point.text());
      meet(faults, point.text() + "." + of);
    }
  }

  private static void meet(Path faults, String name) {
    try {
      Path armed = faults.resolve("armed").resolve(name);
      if (!Files.exists(armed)) {
        return;
      }
      // Read first: whoever sees it in its new place may delete it there.
      String what = Files.readString(armed).strip();
      String dying = what.equals("halt") ? "~" + ProcessHandle.current().pid() : "";
      Path reached = faults.resolve("reached").resolve(name + dying);
      // Of many threads and processes one moves the file.
      Files.move(armed, reached, StandardCopyOption.ATOMIC_MOVE);
      LOG.warn("Fault {} at {}", what, name);
      fail(what, reached);
    } catch (NoSuchFileException other) {
      LOG.debug("Another was faster: {}", other.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fail(String what, Path reached) {
    switch (what) {
      case "halt" -> Runtime.getRuntime().halt(KILLED);
      case "throw" -> throw new Crash(reached.getFileName().toString());
      case "wait" -> awaitDeletion(reached);
      default -> throw new IllegalArgumentException("Not a fault: " + what);
    }
  }

  /** Not ended by an interrupt, as a process that stands still is not. */
  private static void awaitDeletion(Path file) {
    boolean interrupted = false;
    while (Files.exists(file)) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** An error, so that nobody takes it for a failure to be handled. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String point) {
      super("A test asked for this at " + point);
    }
  }
}
