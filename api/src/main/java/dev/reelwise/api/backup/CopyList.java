package dev.reelwise.api.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The list of copied objects, read and written line by line. */
final class CopyList {

  private CopyList() {}

  static Writer write(Path file) throws IOException {
    return new Writer(
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)));
  }

  /** Null reads as an empty list. */
  static Reader read(@Nullable Path file) throws IOException {
    return new Reader(
        file == null
            ? null
            : new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)));
  }

  record Writer(BufferedWriter out) implements AutoCloseable {

    void add(StoredCopy copy) throws IOException {
      out.write(BackupFolder.JSON.writeValueAsString(copy));
      out.newLine();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  record Reader(@Nullable BufferedReader in) implements AutoCloseable {

    /** Null behind the last one. */
    @Nullable StoredCopy next() throws IOException {
      String line = in == null ? null : in.readLine();
      return line == null ? null : BackupFolder.JSON.readValue(line, StoredCopy.class);
    }

    @Override
    public void close() throws IOException {
      if (in != null) {
        in.close();
      }
    }
  }
}
