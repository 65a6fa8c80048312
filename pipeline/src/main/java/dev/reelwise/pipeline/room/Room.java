package dev.reelwise.pipeline.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * How much of the disk the work may take. Whoever will write says beforehand how much, so that two
 * don't begin what only one can end. It is an estimate: a disk can become full all the same.
 */
public final class Room {

  private final WorkFolder folder;
  private final long most;
  private final long spare;
  private long promised;

  /**
   * @param most bytes that all work below the folder's root may take
   * @param spare bytes of the disk that are left to others
   */
  public Room(WorkFolder folder, long most, long spare) {
    this.folder = folder;
    this.most = most;
    this.spare = spare;
  }

  /** Bytes set aside until closed. */
  public interface Claim extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Sets bytes aside.
   *
   * @throws NoRoom when the budget or the disk has less; it may have more later
   */
  public synchronized Claim claim(long bytes) throws IOException {
    long free = free();
    if (bytes > free) {
      throw new NoRoom(
          "Waiting for disk space: it needs %s, and %s are free"
              .formatted(readable(bytes), readable(Math.max(0, free))));
    }
    promised += bytes;
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        giveBack(bytes);
      }
    };
  }

  /** Bytes that could be set aside now; below 0 when others have taken of our spare room. */
  public synchronized long free() throws IOException {
    long ours = used(folder.own());
    long all = used(folder.root());
    long onDisk = Files.getFileStore(folder.own()).getUsableSpace() - spare;
    long inBudget = most - (all - ours) - Math.max(promised, ours);
    return Math.min(onDisk - Math.max(0, promised - ours), inBudget);
  }

  /** Bytes set aside now. */
  public synchronized long promised() {
    return promised;
  }

  private synchronized void giveBack(long bytes) {
    promised -= bytes;
  }

  private static long used(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(Room::size).sum();
    } catch (UncheckedIOException vanished) {
      // Somebody deletes while we look: what is going away takes no room.
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException vanished) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readable(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
