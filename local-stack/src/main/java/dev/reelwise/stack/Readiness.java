package dev.reelwise.stack;

import java.io.IOException;

/** Asks a server, in its own protocol and with our credentials, whether it works. */
@FunctionalInterface
public interface Readiness {
  /**
   * Asks once and answers within a few seconds.
   *
   * @return whether the server does its work; false while it is still starting
   * @throws IOException if the server does not answer (yet)
   */
  boolean answers() throws IOException;
}
