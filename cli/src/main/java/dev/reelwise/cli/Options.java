package dev.reelwise.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class Options {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder that holds everything of one Reelwise (default: $$REELWISE_DATA, or .reelwise beside ./reelwise).")
  private @Nullable Path data;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description =
          "Settings, one NAME=value a line (default: .env beside ./reelwise). The environment goes before them.")
  private @Nullable Path envFile;

  /** The folder that was asked for, or the usual one. */
  public DataFolder data() {
    if (data != null) {
      return new DataFolder(data);
    }
    var named = System.getenv("REELWISE_DATA");
    return new DataFolder(
        named == null || named.isBlank() ? Home.path().resolve(".reelwise") : Path.of(named));
  }

  /** The settings file that was named, if any. */
  public @Nullable Path envFile() {
    return envFile;
  }

  /** The environment variables, with those of the settings file for what they leave out. */
  public Settings settings() {
    return Settings.load(envFile, Home.path().resolve(".env"), System.getenv());
  }
}
