package dev.reelwise.bench.api;

/** One of several that ask at the same time, each on its own connection. */
interface Client extends AutoCloseable {

  /** Asks once, and reads the answer to its end. */
  void ask() throws Exception;

  @Override
  void close() throws Exception;
}
