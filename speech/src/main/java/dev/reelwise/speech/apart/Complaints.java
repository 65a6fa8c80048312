package dev.reelwise.speech.apart;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The end of what a process said beside its answers; its warnings are ours. */
final class Complaints {

  private static final Logger LOG = System.getLogger(Complaints.class.getName());
  private static final String WARNING = "WARNING: ";
  private static final int KEPT = 8192;

  private final StringBuilder tail = new StringBuilder();

  /** To its end. */
  void read(BufferedReader stream) {
    try (stream) {
      for (String line = stream.readLine(); line != null; line = stream.readLine()) {
        add(line);
        if (line.startsWith(WARNING)) {
          LOG.log(Level.WARNING, line.substring(WARNING.length()));
        }
      }
    } catch (IOException killed) {
      add(String.valueOf(killed.getMessage()));
    }
  }

  synchronized void add(String line) {
    tail.append(line).append('\n');
    if (tail.length() > KEPT) {
      tail.delete(0, tail.length() - KEPT);
    }
  }

  synchronized String text() {
    return tail.toString().strip();
  }
}
