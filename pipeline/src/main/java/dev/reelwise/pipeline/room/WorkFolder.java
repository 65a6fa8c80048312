package dev.reelwise.pipeline.room;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * This process's folder below the common one. It is its own as long as the process lives: a lock
 * says so, which the system takes away from whoever dies. Ids of processes would not do, because
 * containers that share a disk have the same ones.
 */
public final class WorkFolder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WorkFolder.class);
  private static final String BEGIN = "work-";
  private static final String LOCK = ".lock";

  /**
   * The lock files of this process. It must not even open one again: closing that would end the
   * lock.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final Path own;
  private final FileChannel channel;

  private WorkFolder(Path root, Path own, FileChannel channel) {
    this.root = root;
    this.own = own;
    this.channel = channel;
  }

  /** Makes an empty folder below {@code root}, and deletes what others have left there. */
  public static WorkFolder below(Path root) throws IOException {
    Files.createDirectories(root);
    Path real = root.toRealPath();
    Path own = real.resolve(BEGIN + UUID.randomUUID());
    synchronized (OURS) {
      try (FileChannel gate = gate(real);
          FileLock _ = gate.lock()) {
        Path lock = lockOf(own);
        FileChannel channel = open(lock);
        channel.lock();
        OURS.add(lock);
        Files.createDirectory(own);
        sweepLocked(real);
        return new WorkFolder(real, own, channel);
      }
    }
  }

  /** The folder of all processes. */
  public Path root() {
    return root;
  }

  /** This process's folder. */
  public Path own() {
    return own;
  }

  /** Deletes what processes have left behind that are gone; never what belongs to a living one. */
  public void sweep() {
    synchronized (OURS) {
      try (FileChannel gate = gate(root);
          FileLock _ = gate.lock()) {
        sweepLocked(root);
      } catch (IOException e) {
        log.warn("Can't sweep {}: {}", root, e.toString());
      }
    }
  }

  // While the gate is held no folder is between its making and its lock.
  private static void sweepLocked(Path root) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, BEGIN + "*")) {
      for (Path path : folders) {
        Path lock = path.toString().endsWith(LOCK) ? path : lockOf(path);
        if (!OURS.contains(lock)) {
          sweep(lock);
        }
      }
    }
  }

  private static void sweep(Path lock) throws IOException {
    try (FileChannel channel = open(lock);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        Path folder = folderOf(lock);
        if (FileSystemUtils.deleteRecursively(folder)) {
          log.info("Deleted {}, which a process had left", folder);
        }
        Files.deleteIfExists(lock);
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (OURS) {
      FileSystemUtils.deleteRecursively(own);
      Files.deleteIfExists(lockOf(own));
      channel.close();
      OURS.remove(lockOf(own));
    }
  }

  private static FileChannel gate(Path root) throws IOException {
    return open(root.resolve(LOCK));
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  private static Path folderOf(Path lock) {
    String name = lock.getFileName().toString();
    return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }
}
