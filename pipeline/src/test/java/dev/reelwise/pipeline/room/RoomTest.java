package dev.reelwise.pipeline.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.stack.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

  private static final String SMALL_DISK = "dev.reelwise.stack.SmallDisk#isPossible";
  private static final long MB = 1_000_000;

  @TempDir private Path root;

  @Test
  void whatIsSetAsideIsNotSetAsideTwice() throws Exception {
    try (WorkFolder folder = WorkFolder.below(root)) {
      Room room = new Room(folder, 10 * MB, 0);
      try (Room.Claim _ = room.claim(7 * MB)) {
        assertThatExceptionOfType(NoRoom.class)
            .isThrownBy(() -> room.claim(4 * MB))
            .withMessage("Waiting for disk space: it needs 4.0 MB, and 3.0 MB are free");
      }
      try (Room.Claim claim = room.claim(10 * MB)) {
        claim.close();
        claim.close();
        assertThat(room.promised()).isZero();
      }
    }
  }

  @Test
  void whatOthersHaveWrittenCountsInTheBudget() throws Exception {
    try (WorkFolder ours = WorkFolder.below(root);
        WorkFolder theirs = WorkFolder.below(root)) {
      Files.write(theirs.own().resolve("source"), new byte[(int) (6 * MB)]);
      Room room = new Room(ours, 10 * MB, 0);

      assertThat(room.free()).isEqualTo(4 * MB);
    }
  }

  @Test
  void whatIsWrittenOfAClaimIsNotCountedOnceMore() throws Exception {
    try (WorkFolder folder = WorkFolder.below(root)) {
      Room room = new Room(folder, 10 * MB, 0);
      try (Room.Claim _ = room.claim(6 * MB)) {
        Files.write(folder.own().resolve("source"), new byte[(int) (5 * MB)]);
        assertThat(room.free()).isEqualTo(4 * MB);
      }
      assertThat(room.free()).as("nobody's file").isEqualTo(5 * MB);
    }
  }

  @Test
  @EnabledIf(SMALL_DISK)
  void theDiskBoundsWhatHasNoBudget() throws Exception {
    try (SmallDisk disk = SmallDisk.of(8 << 20);
        WorkFolder folder = WorkFolder.below(disk.path())) {
      Room room = new Room(folder, Long.MAX_VALUE, MB);

      assertThat(room.free()).isBetween(6 * MB, 8 * MB);
      room.claim(5 * MB);
      assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> room.claim(4 * MB));
    }
  }

  @Test
  @EnabledIf(SMALL_DISK)
  void aFullDiskIsToldFromOtherFaults() throws Exception {
    try (SmallDisk disk = SmallDisk.of(1 << 20)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> Files.write(disk.path().resolve("large"), new byte[2 << 20]))
          .satisfies(
              full -> assertThat(NoRoom.reason(new IllegalStateException(full))).isPresent());
    }
    assertThat(NoRoom.reason(new IOException("Is a directory"))).isEmpty();
  }
}
