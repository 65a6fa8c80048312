package dev.reelwise.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that was made of a file: its variants, the largest first, and a JPEG poster if it has a
 * picture. {@code duration} is the file's, unless it claimed to be far longer than it is.
 */
public record Transcoded(List<Variant> variants, Optional<Path> poster, Duration duration) {

  public Transcoded {
    variants = List.copyOf(variants);
  }
}
