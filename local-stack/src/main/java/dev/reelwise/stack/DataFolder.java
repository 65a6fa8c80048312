package dev.reelwise.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folder that keeps what must outlive a run: data, secrets, logs; and, in {@code run/}, what
 * describes this run.
 *
 * @param root the folder itself, absolute
 */
record DataFolder(Path root) {
  static DataFolder open(Path root) {
    try {
      DataFolder data = new DataFolder(root.toAbsolutePath().normalize());
      Files.createDirectories(data.root());
      Files.createDirectories(data.logs());
      Files.createDirectories(data.run());
      return data;
    } catch (IOException failure) {
      throw new StackFailure("The data folder " + root + " can't be written: " + failure, failure);
    }
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path run() {
    return root.resolve("run");
  }

  /** For the temporary files of one child; emptied before each of its starts. */
  Path temporary(String child) {
    return run().resolve("tmp").resolve(child);
  }

  Path lock() {
    return run().resolve("lock");
  }

  Path supervisorPid() {
    return run().resolve("supervisor.pid");
  }

  Path environment() {
    return run().resolve("environment");
  }

  Path secrets() {
    return root.resolve("secrets");
  }

  /** A server's own folder, which only this user may enter. */
  Path of(Server server) throws IOException {
    Path folder = root.resolve(server.label());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return folder;
  }

  /** Writes variables so that only this user may read them. */
  static void writeVariables(Path file, Map<String, String> variables) throws IOException {
    Properties properties = new Properties();
    properties.putAll(variables);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    String withoutDate =
        text.toString()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .sorted()
            .collect(Collectors.joining("\n"));
    Folders.writeSecret(file, withoutDate + "\n");
  }

  /** Reads what {@link #writeVariables} wrote; empty when there is no such file. */
  static Map<String, String> readVariables(Path file) throws IOException {
    Map<String, String> variables = new TreeMap<>();
    if (Files.exists(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      properties
          .stringPropertyNames()
          .forEach(name -> variables.put(name, properties.getProperty(name)));
    }
    return variables;
  }
}
