package dev.reelwise.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis, with a password and an append-only file. */
record RedisServer(Place place) implements EmbeddedServer {
  private static final int TIMEOUT_MILLIS = 2_000;

  @Override
  public Server server() {
    return Server.REDIS;
  }

  @Override
  public ServerSpec prepare(int port, Ports ports) throws IOException {
    Path folder = place.data().of(Server.REDIS);
    Path configuration = folder.resolve("redis.conf");
    // In a file, as a command line can be read by every user of the machine.
    Folders.writeSecret(
        configuration,
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        appendonly yes
        save ""
        daemonize no
        """
            .formatted(port, place.secrets().redisPassword(), folder));
    return new ServerSpec(
        Server.REDIS.label(),
        List.of(program().toString(), configuration.toString()),
        Map.of(),
        port,
        () -> answers(port, place.secrets().redisPassword()));
  }

  @Override
  public Map<String, String> environment(int port) {
    return Map.of(
        "REDIS_HOST", Place.LOOPBACK,
        "REDIS_PORT", Integer.toString(port),
        "REDIS_PASSWORD", place.secrets().redisPassword());
  }

  private Path program() throws IOException {
    String suffix = "-" + Platform.os() + "-" + Platform.cpu();
    Path folder = place.home().resolve("redis");
    try (var files = Files.list(folder)) {
      Path program =
          files
              .filter(file -> file.toString().endsWith(suffix))
              .findFirst()
              .orElseThrow(() -> new IOException("There is no Redis for this system in " + folder));
      if (!Files.isExecutable(program) && !program.toFile().setExecutable(true, false)) {
        throw new IOException("Can't make " + program + " executable");
      }
      return program;
    }
  }

  /** Speaks RESP: AUTH and PING; a server that still loads its file answers -LOADING. */
  private static boolean answers(int port, String password) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(Place.loopback(port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
      String expected = "+OK\r\n+PONG\r\n";
      byte[] answer = socket.getInputStream().readNBytes(expected.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(expected);
    }
  }
}
