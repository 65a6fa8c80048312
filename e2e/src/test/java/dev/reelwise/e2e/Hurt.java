package dev.reelwise.e2e;

import dev.reelwise.stack.ServerStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Takes a server away, in one of the two ways in which servers are away. */
enum Hurt {
  /** It accepts connections, and says nothing. */
  HANGS {
    @Override
    Absence take(OwnSystem system, String server) throws Exception {
      var pids = withChildren(system.process(server));
      signal("STOP", pids);
      return () -> signal("CONT", pids);
    }
  },
  /** Nobody listens where it was: what the supervisor starts in its place finds no port. */
  GONE {
    @Override
    Absence take(OwnSystem system, String server) throws Exception {
      while (true) {
        var old = system.process(server);
        signal("KILL", List.of(old.pid()));
        var socket = new Socket();
        if (occupies(socket, old.port())) {
          return socket::close;
        }
        socket.close();
        OwnSystem.await(
            "another " + server,
            Duration.ofSeconds(30),
            () -> {
              long pid = system.process(server).pid();
              return pid != 0 && pid != old.pid();
            });
      }
    }
  };

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** It lasts until it is closed. */
  interface Absence extends AutoCloseable {
    @Override
    void close() throws IOException, InterruptedException;
  }

  abstract Absence take(OwnSystem system, String server) throws Exception;

  /** PostgreSQL has a process for each connection. */
  private static List<Long> withChildren(ServerStatus server) {
    return ProcessHandle.of(server.pid()).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(ProcessHandle::pid)
        .toList();
  }

  /**
   * Binds the socket there as soon as the port is free; false where somebody else was faster. It
   * does not listen, so that connections are refused.
   */
  private static boolean occupies(Socket socket, int port) throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    long end = System.nanoTime() + PATIENCE.toNanos();
    // Connections that the server had are still remembered there.
    socket.setReuseAddress(true);
    while (System.nanoTime() < end) {
      try {
        socket.bind(address);
        // From now on nobody else may have it, not even with the same option.
        socket.setReuseAddress(false);
        return true;
      } catch (IOException notYet) {
        Thread.sleep(1);
      }
    }
    return false;
  }

  private static void signal(String name, List<Long> pids)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    // Some of them may have ended by themselves.
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
