package dev.reelwise.bench.chaos;

import java.io.IOException;

/**
 * An upload that the API has taken.
 *
 * @param video the id that it answered
 * @param title of this upload alone
 * @param tries requests beyond those that an upload needs when all goes well, and one
 * @param replayed how many answers were those to an earlier try
 */
record Accepted(long video, String title, Clip clip, int tries, int replayed) {

  /** The same upload with a repeat of it. Throws IOException when that made another video. */
  Accepted and(Accepted repeat) throws IOException {
    if (repeat.video != video) {
      throw new IOException(
          "%s is video %d, and its repeat video %d".formatted(title, video, repeat.video));
    }
    return new Accepted(video, title, clip, tries + repeat.tries, replayed + repeat.replayed);
  }
}
