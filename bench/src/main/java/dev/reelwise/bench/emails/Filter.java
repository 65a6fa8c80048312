package dev.reelwise.bench.emails;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The filter's state in Redis, spoken to in its own protocol: whether it may say no, and up to
 * which user it is filled.
 */
final class Filter implements AutoCloseable {

  /** What the API is told to put before its keys. */
  static final String PREFIX = "bench:";

  private static final String KEY = PREFIX + "{emails}:filter";

  private final Socket socket;
  private final BufferedReader answers;

  Filter(Map<String, String> servers) throws IOException {
    this.socket =
        new Socket(servers.get("REDIS_HOST"), Integer.parseInt(servers.get("REDIS_PORT")));
    this.answers =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String password = servers.getOrDefault("REDIS_PASSWORD", "");
    if (!password.isEmpty()) {
      String _ = ask("AUTH", password);
    }
  }

  /** Every look-up reaches the table while it is off, as without a filter. */
  void turn(boolean on) throws IOException {
    String _ = on ? ask("HSET", KEY, "complete", "1") : ask("HDEL", KEY, "complete");
  }

  /** The last user that it has; zero for none. */
  long filledTo() throws IOException {
    String user = ask("HGET", KEY, "user");
    return user.isEmpty() ? 0 : Long.parseLong(user);
  }

  /** How many bytes its layers have in Redis. */
  long bytes() throws IOException {
    long bytes = 0;
    int layers = Integer.parseInt(ask("HGET", KEY, "layers"));
    for (int layer = 0; layer < layers; layer++) {
      bytes += Long.parseLong(ask("STRLEN", KEY + ":" + layer));
    }
    return bytes;
  }

  private String ask(String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      int length = word.getBytes(StandardCharsets.UTF_8).length;
      command.append("$").append(length).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
    String head = line();
    return switch (head.charAt(0)) {
      case '+', ':' -> head.substring(1);
      case '$' -> head.equals("$-1") ? "" : line();
      default -> throw new IOException("Redis says " + head);
    };
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null || line.isEmpty()) {
      throw new IOException("Redis has hung up");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
