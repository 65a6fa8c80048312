package dev.reelwise.cli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;

/** Picks the port of a service. */
final class FreePort {
  private FreePort() {}

  /**
   * The wanted port; another one, and a notice of it, where somebody listens there. 0 wants any.
   */
  static int near(String service, int wanted, Consumer<String> notices) {
    if (wanted != 0 && isFree(wanted)) {
      return wanted;
    }
    int other = any();
    if (wanted != 0) {
      notices.accept("Port %d is busy; the %s takes %d instead.".formatted(wanted, service, other));
    }
    return other;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  private static int any() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
