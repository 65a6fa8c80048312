package dev.reelwise.e2e;

import dev.reelwise.stack.ServerStatus;
import java.io.IOException;
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
    List<Long> take(OwnSystem system, String server) throws Exception {
      var pids = withChildren(system.process(server));
      signal("STOP", pids);
      return pids;
    }
  },
  /** Nobody listens where it was. */
  GONE {
    @Override
    List<Long> take(OwnSystem system, String server) throws Exception {
      while (true) {
        var old = system.process(server);
        signal("KILL", List.of(old.pid()));
        // What the supervisor starts in its place is stopped before it listens.
        OwnSystem.await(
            "another " + server,
            Duration.ofSeconds(30),
            () -> {
              long pid = system.process(server).pid();
              return pid != 0 && pid != old.pid();
            });
        var pids = withChildren(system.process(server));
        signal("STOP", pids);
        if (!isListening(old.port())) {
          return pids;
        }
        signal("CONT", pids);
      }
    }
  };

  private static final int CONNECT_MILLIS = 500;

  /** Takes it away; the answer is for {@link #giveBack}. */
  abstract List<Long> take(OwnSystem system, String server) throws Exception;

  static void giveBack(List<Long> taken) throws IOException, InterruptedException {
    signal("CONT", taken);
  }

  /** PostgreSQL has a process for each connection. */
  private static List<Long> withChildren(ServerStatus server) {
    return ProcessHandle.of(server.pid()).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static boolean isListening(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static void signal(String name, List<Long> pids)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    // Some of them may have ended by themselves.
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
