package dev.reelwise.cli.video;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what to ingest. */
final class MediaFiles {
  private static final Set<String> ENDINGS =
      Set.of(
          "mp4", "m4v", "mkv", "webm", "mov", "avi", "mpg", "mpeg", "ts", "m2ts", "mts", "wmv",
          "flv", "3gp", "ogv", "mp3", "m4a", "aac", "wav", "flac", "ogg", "opus", "wma");

  private MediaFiles() {}

  /**
   * Files as they are, whatever their names; of folders and theirs, those named like media, sorted.
   */
  static List<Path> in(List<Path> named) {
    List<Path> found = new ArrayList<>();
    for (var path : named) {
      if (Files.isDirectory(path)) {
        found.addAll(below(path));
      } else if (Files.isReadable(path)) {
        found.add(path);
      } else {
        throw new CommandFailure(ExitCode.USAGE, "There is no file that can be read: " + path);
      }
    }
    if (found.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "There is no video or sound file in " + named);
    }
    return found;
  }

  private static List<Path> below(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(MediaFiles::isMedia).sorted().toList();
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.USAGE, "The folder can't be read: " + failure.getMessage(), failure);
    }
  }

  private static boolean isMedia(Path file) {
    var name = file.getFileName().toString();
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(ending) && Files.isRegularFile(file);
  }
}
