package dev.reelwise.bench.api;

import java.io.IOException;
import java.sql.SQLException;

/** One of several that ask at the same time, each on its own connection. */
interface Client extends AutoCloseable {

  /** Asks once, and reads the answer to its end. */
  void ask() throws IOException, SQLException;

  @Override
  void close() throws IOException, SQLException;
}
