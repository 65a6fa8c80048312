package dev.reelwise.api.source;

import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.media.MediaFailure;
import dev.reelwise.pipeline.room.NoRoom;
import dev.reelwise.pipeline.room.Room;
import dev.reelwise.pipeline.step.StepFailure;
import dev.reelwise.speech.TranscriptionFailure;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
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

  private final ObjectStore store;
  private final Path folder;
  private final Room room;
  private final Map<ObjectKey, Copy> copies = new HashMap<>();

  /** {@code folder} exists, belongs to this process alone, and is empty. */
  Sources(ObjectStore store, Path folder, Room room) {
    this.store = store;
    this.folder = folder;
    this.room = room;
  }

  /** What a step does with an upload's file. */
  @FunctionalInterface
  public interface Work<R> {
    R on(Path file) throws MediaFailure, TranscriptionFailure, IOException, InterruptedException;
  }

  /**
   * Does a step's work on the upload that its event speaks of.
   *
   * @param besides what the work writes, as a multiple of the file's size; set aside beforehand
   * @throws StepFailure in words for the video's owner; with {@link NoRoom} as its cause when the
   *     step has to wait for the disk
   */
  public <R> R work(VideoEvent trigger, double besides, Work<R> work)
      throws StepFailure, InterruptedException {
    ObjectKey key = UploadKey.of(trigger);
    try (Room.Claim _ = room.claim(Math.round(besides * size(key)));
        Source source = open(key)) {
      return work.on(source.file());
    } catch (MediaFailure e) {
      throw Failures.of(e);
    } catch (ObjectNotFound e) {
      throw Failures.of(e);
    } catch (IOException e) {
      throw Failures.of(e);
    } catch (TranscriptionFailure e) {
      throw Failures.of(e);
    }
  }

  private long size(ObjectKey key) {
    return store.find(key).map(StoredObject::sizeBytes).orElse(0L);
  }

  /**
   * Fetches the file, or joins one who has it or fetches it; when his fetching fails, ours starts.
   * Throws ObjectNotFound, StorageUnavailable, and IOException when the disk is full or broken.
   */
  Source open(ObjectKey key) throws IOException, InterruptedException {
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
        copy.claim.close();
      }
    }
  }

  private final class Copy {
    private final ObjectKey key;
    private final Path file;
    private final ReentrantLock fetching = new ReentrantLock();
    private boolean complete;

    /** Guarded by {@link #fetching}, and by nobody's use. */
    private Room.Claim claim = () -> {};

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
      claim.close();
      claim = room.claim(size(key));
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
  }
}
