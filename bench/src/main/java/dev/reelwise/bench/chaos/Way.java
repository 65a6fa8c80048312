package dev.reelwise.bench.chaos;

import java.io.IOException;

/** A way on which a file comes. */
interface Way {

  /** Throws IOException when it was refused, or when there was no good answer for minutes. */
  Accepted upload(Clip clip, String title) throws IOException, InterruptedException;
}
