package dev.reelwise.api.backup;

import dev.reelwise.storage.ListedObject;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a backup back. Everything of it is checked before anything is changed; objects come before
 * the rows that name them, and what the backup does not have goes last. One that was broken off is
 * done again.
 */
final class Restore {

  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

  /** Larger files go up in parts. */
  private static final long AT_ONCE = 64L << 20;

  private static final int LOOKS = 20;

  private final LoadRepository database;
  private final Schema schema;
  private final ObjectStore store;

  Restore(LoadRepository database, Schema schema, ObjectStore store) {
    this.database = database;
    this.schema = schema;
    this.store = store;
  }

  /** Throws {@link BackupRefused} before anything is changed. */
  void from(Path root, boolean replace) throws IOException, SQLException, InterruptedException {
    BackupFolder folder = new BackupFolder(root);
    Manifest manifest =
        folder
            .manifest()
            .orElseThrow(
                () -> new BackupRefused("There is no complete backup in %s.".formatted(root)));
    schema.require(manifest.schema());
    check(manifest, folder);
    LOG.info("The backup of {} is complete and undamaged", manifest.createdAt());
    store.ensureBucket();
    if (!replace) {
      requireEmpty();
    }
    requireAlone();
    Path list = folder.file(manifest.objects().part());
    long sent = send(list, folder);
    Map<String, Long> former = database.sequences();
    schema.makeAnew(manifest.schema());
    List<String> unknown = database.load(manifest, folder, former);
    if (!unknown.isEmpty()) {
      LOG.warn("These tables are none of Reelwise's and were left out: {}", unknown);
    }
    schema.migrate();
    long gone = removeOthers(list);
    LOG.info(
        "Restored {} rows of {} tables and {} objects ({} were sent); {} other objects were removed",
        manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
        manifest.tables().size() - unknown.size(),
        manifest.objects().count(),
        sent,
        gone);
  }

  private static void check(Manifest manifest, BackupFolder folder) throws IOException {
    for (Manifest.Table table : manifest.tables()) {
      check(table.part(), folder);
    }
    check(manifest.objects().part(), folder);
    Manifest.Part account = manifest.account();
    if (account != null) {
      check(account, folder);
    }
    try (CopyList.Reader copies = CopyList.read(folder.file(manifest.objects().part()))) {
      for (StoredCopy copy = copies.next(); copy != null; copy = copies.next()) {
        BackupFolder.check(folder.content(copy.sha256()), copy.bytes(), copy.sha256());
      }
    }
  }

  private static void check(Manifest.Part part, BackupFolder folder) throws IOException {
    BackupFolder.check(folder.file(part), part.bytes(), part.sha256());
  }

  private void requireEmpty() throws SQLException {
    String found = database.found();
    if (!found.isEmpty()) {
      throw new BackupRefused(
          "There are %s already. To throw all of it away, say --replace.".formatted(found));
    }
    if (new BucketListing(store).next() != null) {
      throw new BackupRefused(
          "The bucket has objects already. To throw all of them away, say --replace.");
    }
  }

  /** Connections of a service that has just ended are there for a moment. */
  private void requireAlone() throws SQLException, InterruptedException {
    List<String> others = database.others();
    for (int look = 1; look < LOOKS && !others.isEmpty(); look++) {
      Thread.sleep(250);
      others = database.others();
    }
    if (!others.isEmpty()) {
      throw new BackupRefused(
          "The database is in use by %s. Stop the services first.".formatted(others));
    }
  }

  /** Sends what the bucket does not have as it was; returns how many objects. */
  private long send(Path list, BackupFolder folder) throws IOException {
    BucketListing listing = new BucketListing(store);
    long sent = 0;
    try (CopyList.Reader copies = CopyList.read(list)) {
      ListedObject there = listing.next();
      for (StoredCopy copy = copies.next(); copy != null; copy = copies.next()) {
        there = skip(listing, there, copy.key());
        boolean same =
            there != null
                && there.key().value().equals(copy.key())
                && there.sizeBytes() == copy.bytes()
                && there.etag().equals(copy.etag());
        if (!same) {
          send(copy, folder.content(copy.sha256()));
          sent++;
        }
      }
    }
    return sent;
  }

  private void send(StoredCopy copy, Path content) throws IOException {
    ObjectKey key = new ObjectKey(copy.key());
    if (copy.bytes() <= AT_ONCE) {
      store.put(key, content, copy.contentType());
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(content))) {
      store.putStream(key, in, copy.contentType());
    }
  }

  private static @Nullable ListedObject skip(
      BucketListing listing, @Nullable ListedObject from, String key) {
    ListedObject object = from;
    while (object != null && BucketListing.order(object.key().value(), key) < 0) {
      object = listing.next();
    }
    return object;
  }

  /** Deletes what the backup does not have; returns how many objects. */
  private long removeOthers(Path list) throws IOException {
    BucketListing listing = new BucketListing(store);
    long gone = 0;
    try (CopyList.Reader copies = CopyList.read(list)) {
      StoredCopy copy = copies.next();
      for (ListedObject object = listing.next(); object != null; object = listing.next()) {
        String key = object.key().value();
        while (copy != null && BucketListing.order(copy.key(), key) < 0) {
          copy = copies.next();
        }
        if (copy == null || !copy.key().equals(key)) {
          store.delete(object.key());
          gone++;
        }
      }
    }
    return gone;
  }
}
