package dev.reelwise.api.backup;

import dev.reelwise.storage.ListedObject;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the objects that an earlier list does not have, until nothing has changed any more. */
final class ObjectCopies {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectCopies.class);
  private static final int ROUNDS = 5;

  private final ObjectStore store;
  private final BackupFolder folder;
  private long copied;
  private long copiedBytes;
  private long count;
  private long bytes;

  ObjectCopies(ObjectStore store, BackupFolder folder) {
    this.store = store;
    this.folder = folder;
  }

  /** How much was new: objects and bytes. */
  record News(long objects, long bytes) {}

  News news() {
    return new News(copied, copiedBytes);
  }

  /** Writes the list to {@code target}; {@code former} is the list of an earlier backup. */
  Manifest.ObjectList copy(@Nullable Path former, Path target) throws IOException {
    Path known = former;
    for (int round = 1; round <= ROUNDS; round++) {
      Path list = target.resolve("objects-" + round + ".jsonl.gz");
      long before = copied;
      round(known, list);
      if (known != null && known.startsWith(target)) {
        Files.delete(known);
      }
      known = list;
      // What was written over while it was copied is another object in the next listing.
      if (copied == before) {
        break;
      }
    }
    Path list = target.resolve("objects.jsonl.gz");
    Files.move(java.util.Objects.requireNonNull(known), list);
    return new Manifest.ObjectList(count, bytes, folder.part(list));
  }

  private void round(@Nullable Path former, Path list) throws IOException {
    count = 0;
    bytes = 0;
    BucketListing listing = new BucketListing(store);
    try (CopyList.Reader known = CopyList.read(former);
        CopyList.Writer out = CopyList.write(list)) {
      StoredCopy old = known.next();
      for (ListedObject object = listing.next(); object != null; object = listing.next()) {
        while (old != null && BucketListing.order(old.key(), object.key().value()) < 0) {
          old = known.next();
        }
        boolean same =
            old != null && old.isOf(object) && Files.exists(folder.content(old.sha256()));
        Optional<StoredCopy> copy = same ? Optional.ofNullable(old) : fetch(object);
        if (copy.isPresent()) {
          out.add(copy.get());
          count++;
          bytes += copy.get().bytes();
        }
      }
    }
  }

  /** Empty when it was deleted meanwhile. */
  private Optional<StoredCopy> fetch(ListedObject object) throws IOException {
    try (InputStream content = store.open(object.key())) {
      String type = store.find(object.key()).map(StoredObject::contentType).orElse("");
      String sha256 = folder.keep(content);
      copied++;
      copiedBytes += object.sizeBytes();
      if (copied % 1_000 == 0) {
        LOG.info("{} new objects", copied);
      }
      return Optional.of(
          new StoredCopy(
              object.key().value(),
              Files.size(folder.content(sha256)),
              object.etag(),
              object.changedAt(),
              type,
              sha256));
    } catch (ObjectNotFound deleted) {
      return Optional.empty();
    }
  }

  /** The contents that a list needs. */
  static Set<String> contents(Path list) throws IOException {
    Set<String> contents = new HashSet<>();
    try (CopyList.Reader copies = CopyList.read(list)) {
      for (StoredCopy copy = copies.next(); copy != null; copy = copies.next()) {
        contents.add(copy.sha256());
      }
    }
    return contents;
  }
}
