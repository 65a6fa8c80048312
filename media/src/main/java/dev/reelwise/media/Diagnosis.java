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

  private static final String MEMORY =
      "it took more memory than one file may; try again, or upload it in a smaller size";

  private static final List<Known> MACHINE_AT_FAULT =
      List.of(
          new Known("Cannot allocate memory", MEMORY),
          // What we ask of encoders is the same for every file, so only memory can be missing; x264
          // says so not always, and ffmpeg only that an external library failed.
          new Known("malloc of size", MEMORY),
          new Known("Error while opening encoder", MEMORY),
          new Known("Too many open files", "too many files are open"),
          new Known("Read-only file system", "the disk can only be read"),
          new Known(
              "Resource temporarily unavailable",
              "this machine has too little memory or too many processes; try again later"),
          new Known("error while loading shared libraries", "ffmpeg is not installed completely"));

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
    Optional<String> complaint = complaint(source);
    if (metFullDisk(exit)) {
      return new MediaFailure.NoSpace();
    }
    // Before the lack of memory: it is what ffmpeg calls this one, too.
    Optional<String> streams = tooManyStreams(exit.complaints());
    if (streams.isPresent()) {
      return new MediaFailure.Unreadable(streams.get());
    }
    for (Known machine : MACHINE_AT_FAULT) {
      if (exit.complaints().contains(machine.said())) {
        return new MediaFailure.Trouble("Working on this file failed: " + machine.reason() + ".");
      }
    }
    return ofCode(exit.code())
        .orElseGet(
            () ->
                new MediaFailure.Unreadable(
                    complaint
                        .or(() -> tooLarge(exit.complaints()))
                        .or(() -> known)
                        .orElse("it is damaged, or of an unknown kind")));
  }

  private static Optional<MediaFailure> ofCode(int code) {
    if (code == TOO_BIG) {
      return Optional.of(
          new MediaFailure.Unreadable(
              "its variants become far larger than its size and length explain; export it anew,"
                  + " with a constant frame rate"));
    }
    if (CRASHED.contains(code)) {
      return Optional.of(new MediaFailure.Unreadable("it makes the decoder crash"));
    }
    // Above the signals, codes are the low byte of ffmpeg's negative error numbers.
    return code == TOLD_TO_STOP || (code > SIGNALLED && code <= LAST_SIGNAL)
        ? Optional.of(
            new MediaFailure.Trouble("Working on this file was stopped (exit code " + code + ")."))
        : Optional.empty();
  }

  /** Whether it complains of that; it may have ended well all the same. */
  static boolean metFullDisk(Child.Exit exit) {
    return DISK_FULL.stream().anyMatch(exit.complaints()::contains);
  }

  /** What the bounds on the number of streams and the picture's size made ffmpeg say. */
  static Optional<String> beyondBounds(String complaints) {
    return tooManyStreams(complaints).or(() -> tooLarge(complaints));
  }

  private static Optional<String> tooManyStreams(String complaints) {
    return complaints.contains("exceeds max_streams")
        ? Optional.of(
            "it has more than %d tracks; upload it with those that are needed"
                .formatted(Input.MOST_STREAMS))
        : Optional.empty();
  }

  private static Optional<String> tooLarge(String complaints) {
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
