package dev.reelwise.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that was made of a file: its variants, the largest first, and a JPEG poster if it has a
 * picture.
 */
public record Transcoded(List<Variant> variants, Optional<Path> poster) {

  public Transcoded {
    variants = List.copyOf(variants);
  }
}
