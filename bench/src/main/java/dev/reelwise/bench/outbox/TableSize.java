package dev.reelwise.bench.outbox;

/**
 * A table on disk, with its indexes.
 *
 * @param dead how many versions of rows wait to be cleaned up, as the server's statistics say
 */
record TableSize(long rows, long bytes, long dead) {

  double mebibytes() {
    return bytes / 1024.0 / 1024.0;
  }
}
