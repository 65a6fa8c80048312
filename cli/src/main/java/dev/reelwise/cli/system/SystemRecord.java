package dev.reelwise.cli.system;

import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What the process that runs the system says of it to other processes.
 *
 * @param pid the process; a record of one that is gone says nothing
 * @param api where the API answers
 * @param summarizer where the summarizer answers
 */
public record SystemRecord(State state, long pid, URI api, URI summarizer) {
  /** How far the start has come. */
  public enum State {
    STARTING,
    READY
  }

  /** Says it, as a whole or not at all. */
  void write(DataFolder data) {
    data.writeSecretly(data.systemRecord(), Json.write(this));
  }

  /** The record of the process with this id; empty before it has written one. */
  static Optional<SystemRecord> of(DataFolder data, long pid) {
    try {
      return Optional.of(Json.read(Files.readString(data.systemRecord()), SystemRecord.class))
          .filter(found -> found.pid() == pid);
    } catch (java.nio.file.NoSuchFileException none) {
      return Optional.empty();
    } catch (JacksonException foreign) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void forget(DataFolder data) {
    try {
      Files.deleteIfExists(data.systemRecord());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
