package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processes for which a shared stack runs, written down beside its data. */
final class StackUsers {
  private final Path data;

  StackUsers(Path data) {
    this.data = data;
  }

  /** The lock that orders joining a stack against its end. */
  Path lock() {
    return data.resolveSibling(data.getFileName() + ".lock");
  }

  void add(long pid) throws IOException {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new IOException("There is no process " + pid));
    Files.createDirectories(folder());
    PidFile.of(process, 0, ServerStatus.State.READY, 0).write(folder().resolve(Long.toString(pid)));
  }

  /** Ends the stack and deletes its data when no user lives; tells whether it did. */
  boolean closeIfNoneIsLeft(LocalStack stack) throws IOException {
    if (anyLives()) {
      return false;
    }
    return Folders.exclusively(
        lock(),
        () -> {
          if (anyLives()) {
            return false;
          }
          stack.close();
          Folders.delete(data);
          return true;
        });
  }

  private boolean anyLives() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.anyMatch(file -> PidFile.read(file).flatMap(PidFile::process).isPresent());
    }
  }

  private Path folder() {
    return data.resolve("users");
  }
}
