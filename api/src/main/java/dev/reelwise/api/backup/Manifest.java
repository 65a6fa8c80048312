package dev.reelwise.api.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup consists of. A file that it does not name is no part of it. {@code schema} is the
 * version of the newest migration; {@code deletedMeanwhile} are videos that the tables still have,
 * though they were deleted while the objects were copied.
 */
record Manifest(
    int format,
    String id,
    Instant createdAt,
    String schema,
    List<Table> tables,
    List<Sequence> sequences,
    ObjectList objects,
    List<Integer> deletedMeanwhile,
    @Nullable Part account) {

  /** The form that this program writes, and the newest that it reads. */
  static final int FORMAT = 1;

  Manifest {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    deletedMeanwhile = List.copyOf(deletedMeanwhile);
  }

  /** A file of the backup; {@code path} counts from the backup's folder. */
  record Part(String path, long bytes, String sha256) {}

  /** A table's rows in PostgreSQL's text format, compressed by gzip. */
  record Table(String name, List<String> columns, long rows, Part part) {
    Table {
      columns = List.copyOf(columns);
    }
  }

  /** A sequence: {@code value} is the last that it gave. */
  record Sequence(String name, long value) {}

  /** The list of the objects: a {@link StoredCopy} a line, by key, compressed by gzip. */
  record ObjectList(long count, long bytes, Part part) {}
}
