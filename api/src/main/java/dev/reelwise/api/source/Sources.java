package dev.reelwise.api.source;

import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import dev.reelwise.storage.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies of uploaded files on this machine, because ffmpeg has no network. Steps that work on the
 * same file at the same time share one copy; it is deleted when the last of them closes its {@link
 * Source}. So there are never more copies than steps at work.
 */
public final class Sources {

  /** What other programs on the machine may need while we work. */
  private static final long RESERVE = 256L << 20;

  private final ObjectStore store;
  private final Path folder;
  private final Map<ObjectKey, Copy> copies = new HashMap<>();

  /** {@code folder} exists, belongs to this process alone, and is empty. */
  Sources(ObjectStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /**
   * Fetches the file, or joins one who has it or fetches it; when his fetching fails, ours starts.
   * Throws ObjectNotFound, StorageUnavailable, and IOException when the disk is full or broken.
   */
  public Source open(ObjectKey key) throws IOException, InterruptedException {
    Copy copy = join(key);
    boolean opened = false;
    try {
      copy.fetch();
      opened = true;
      return new Source(copy.file, () -> leave(copy));
    } finally {
      if (!opened) {
        leave(copy);
      }
    }
  }

  private Copy join(ObjectKey key) throws IOException {
    synchronized (copies) {
      Copy copy = copies.get(key);
      if (copy == null) {
        copy = new Copy(key, Files.createTempFile(folder, "source-", ""));
        copies.put(key, copy);
      }
      copy.users++;
      return copy;
    }
  }

  private void leave(Copy copy) throws IOException {
    synchronized (copies) {
      copy.users--;
      if (copy.users == 0) {
        copies.remove(copy.key);
        Files.deleteIfExists(copy.file);
      }
    }
  }

  private final class Copy {
    private final ObjectKey key;
    private final Path file;
    private final ReentrantLock fetching = new ReentrantLock();
    private boolean complete;

    /** Guarded by {@link #copies}. */
    private int users;

    Copy(ObjectKey key, Path file) {
      this.key = key;
      this.file = file;
    }

    void fetch() throws IOException, InterruptedException {
      fetching.lockInterruptibly();
      try {
        if (!complete) {
          download();
          complete = true;
        }
      } finally {
        fetching.unlock();
      }
    }

    private void download() throws IOException, InterruptedException {
      requireRoom();
      try {
        store.download(key, file);
      } catch (StorageUnavailable e) {
        // An interrupted download looks like a server that fails.
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        throw e;
      }
    }

    private void requireRoom() throws IOException {
      long size = store.find(key).map(StoredObject::sizeBytes).orElse(0L);
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < size + RESERVE) {
        throw new IOException(
            "The disk has %,d bytes left; this file needs %,d".formatted(room, size + RESERVE));
      }
    }
  }
}
