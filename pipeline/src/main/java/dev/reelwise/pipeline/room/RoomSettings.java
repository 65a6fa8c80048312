package dev.reelwise.pipeline.room;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Files that are worked on lie in {@code folder}, below the system's temporary folder where it is
 * not set. All of them together take at most {@code budget}, where it is set, and leave {@code
 * spare} of the disk to others. What killed processes have left is looked for every {@code sweep}.
 */
@Validated
@ConfigurationProperties("reelwise.work")
public record RoomSettings(
    @Nullable Path folder,
    @Nullable DataSize budget,
    @DefaultValue("256MB") @NotNull DataSize spare,
    @DefaultValue("10m") @NotNull Duration sweep) {

  Path root() {
    // An empty variable is as good as none.
    return folder == null || folder.toString().isEmpty()
        ? Path.of(System.getProperty("java.io.tmpdir"), "reelwise-work")
        : folder.toAbsolutePath();
  }

  /** In bytes. */
  long most() {
    return budget == null ? Long.MAX_VALUE : budget.toBytes();
  }
}
