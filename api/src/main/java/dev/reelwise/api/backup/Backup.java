package dev.reelwise.api.backup;

import dev.reelwise.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the tables first and the objects after them, while the system works. An object is in the
 * bucket before a row names it, so every object that the copied rows name is there when its turn
 * comes, unless its video was deleted meanwhile: those are noted, and deleted by the restore too.
 */
final class Backup {

  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final DumpRepository database;
  private final ObjectStore store;
  private final Clock clock;

  Backup(DumpRepository database, ObjectStore store, Clock clock) {
    this.database = database;
    this.store = store;
    this.clock = clock;
  }

  /** Throws {@link BackupRefused}; an earlier backup in the folder is then as it was. */
  void to(Path root, @Nullable Path account) throws IOException, SQLException {
    BackupFolder folder = new BackupFolder(root);
    folder.create();
    @Nullable Manifest former = folder.manifest().orElse(null);
    Instant now = clock.instant();
    String id = ID.format(now);
    Path target = Files.createDirectories(folder.snapshot(id));
    DumpRepository.Dump dump = database.write(folder, target);
    LOG.info(
        "Copied {} rows of {} tables, schema {}",
        dump.tables().stream().mapToLong(Manifest.Table::rows).sum(),
        dump.tables().size(),
        dump.schema());
    ObjectCopies copies = new ObjectCopies(store, folder);
    Manifest.ObjectList objects =
        copies.copy(former == null ? null : folder.file(former.objects().part()), target);
    BitSet deleted = (BitSet) dump.videos().clone();
    deleted.andNot(database.videos());
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            id,
            now,
            dump.schema(),
            dump.tables(),
            dump.sequences(),
            objects,
            deleted.stream().boxed().toList(),
            account == null ? null : keep(folder, account, target));
    folder.publish(manifest);
    folder.prune(manifest, ObjectCopies.contents(folder.file(objects.part())));
    LOG.info(
        "The backup has {} objects, {} bytes; new are {} objects, {} bytes",
        objects.count(),
        objects.bytes(),
        copies.news().objects(),
        copies.news().bytes());
  }

  /** The account of the command line: with its password, so for this user's eyes only. */
  private static Manifest.@Nullable Part keep(BackupFolder folder, Path account, Path target)
      throws IOException {
    if (!Files.exists(account)) {
      return null;
    }
    Path kept = target.resolve("account.json");
    Files.createFile(kept);
    if (kept.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(kept, Files.readString(account));
    return folder.part(kept);
  }
}
