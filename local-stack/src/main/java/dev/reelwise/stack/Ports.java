package dev.reelwise.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Picks ports on which nobody listens, each once. */
final class Ports {
  // Below the range from which systems take ports for outgoing connections, so that none of those
  // gets in between.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 1_000;

  private final Set<Integer> taken = new HashSet<>();

  /** The preferred port if it is free, or else another one. */
  synchronized int pick(int preferred) {
    if (preferred > 0 && isFree(preferred) && taken.add(preferred)) {
      return preferred;
    }
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && taken.add(port)) {
        return port;
      }
    }
    throw new StackFailure("No port between " + LOWEST + " and " + HIGHEST + " is free");
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections that a former server closed may linger for a minute; they do no harm.
      socket.setReuseAddress(true);
      socket.bind(Place.loopback(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
