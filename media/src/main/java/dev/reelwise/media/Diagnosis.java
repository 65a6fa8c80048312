package dev.reelwise.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what ffmpeg says of a file into what a person wants to know. */
final class Diagnosis {

  private record Known(String said, String reason) {}

  private static final List<Known> FILE_AT_FAULT =
      List.of(
          new Known("moov atom not found", "its index is missing, as in a file that was cut off"),
          new Known("EBML header parsing failed", "its header is broken"),
          new Known("Format not on whitelist", "it is of a kind that is not accepted"),
          new Known("maximum error rate", "most of it is damaged"),
          new Known("Decoder not found", "no decoder for its codec is known"),
          new Known("unknown codec", "no decoder for its codec is known"),
          new Known("End of file", "it ends before its first frame"),
          new Known("Invalid data found", "it is no video or audio file, or its header is broken"));

  private static final List<String> DISK_FULL =
      List.of("No space left on device", "Disk quota exceeded");

  private static final List<String> MACHINE_AT_FAULT =
      List.of(
          "Cannot allocate memory",
          "Too many open files",
          "Read-only file system",
          "Resource temporarily unavailable",
          "error while loading shared libraries");

  private static final Pattern TOO_LARGE =
      Pattern.compile("Picture size ([1-9]\\d*)x([1-9]\\d*) (?:exceeds|is invalid)");

  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = SIGNALLED + 31;
  private static final Set<Integer> CRASHED = Set.of(SIGNALLED + 4, SIGNALLED + 8, SIGNALLED + 11);
  private static final int TOO_BIG = SIGNALLED + 25;
  private static final int TOLD_TO_STOP = 255;

  private Diagnosis() {}

  static MediaFailure of(Child.Exit exit, Path source) throws MediaFailure.Trouble {
    Optional<String> known =
        FILE_AT_FAULT.stream()
            .filter(candidate -> exit.complaints().contains(candidate.said()))
            .map(Known::reason)
            .findFirst();
    if (metFullDisk(exit)) {
      return new MediaFailure.NoSpace();
    }
    for (String said : MACHINE_AT_FAULT) {
      if (exit.complaints().contains(said)) {
        return new MediaFailure.Trouble("Working on this file failed: " + said + ".");
      }
    }
    int code = exit.code();
    if (code == TOO_BIG) {
      return new MediaFailure.Unreadable("it becomes far larger than its length explains");
    }
    if (CRASHED.contains(code)) {
      return new MediaFailure.Unreadable("it makes the decoder crash");
    }
    // Above the signals, codes are the low byte of ffmpeg's negative error numbers.
    if (code == TOLD_TO_STOP || (code > SIGNALLED && code <= LAST_SIGNAL)) {
      return new MediaFailure.Trouble("Working on this file was stopped (exit code " + code + ").");
    }
    return new MediaFailure.Unreadable(
        complaint(source)
            .or(() -> tooLarge(exit.complaints()))
            .or(() -> known)
            .orElse("it is damaged, or of an unknown kind"));
  }

  /** Whether it complains of that; it may have ended well all the same. */
  static boolean metFullDisk(Child.Exit exit) {
    return DISK_FULL.stream().anyMatch(exit.complaints()::contains);
  }

  /** What the decoder's bound on the picture's size made ffmpeg say. */
  static Optional<String> tooLarge(String complaints) {
    Matcher matcher = TOO_LARGE.matcher(complaints);
    return matcher.find()
        ? Optional.of(
            "its picture of %s×%s pixels is too large"
                .formatted(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** What its first bytes give away. */
  static Optional<String> complaint(Path source) throws MediaFailure.Trouble {
    try {
      return FirstBytes.complaint(source);
    } catch (IOException e) {
      throw new MediaFailure.Trouble("The file can't be read: " + e.getMessage(), e);
    }
  }
}
