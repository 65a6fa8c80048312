package dev.reelwise.media;

import java.nio.file.Path;

/** A process of its own that transcodes a file and says so when it is under way. */
final class KilledMidway {

  private KilledMidway() {}

  public static void main(String[] arguments) throws Exception {
    Path source = Path.of(arguments[0]);
    Media media = Samples.media();
    boolean[] told = new boolean[1];
    media.transcode(
        source,
        media.probe(source),
        Path.of(arguments[1]),
        part -> {
          if (part > 0 && !told[0]) {
            told[0] = true;
            System.out.println("under way");
          }
        });
  }
}
