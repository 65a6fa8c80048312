package dev.reelwise.media;

import com.sun.net.httpserver.HttpServer;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What nobody may touch: an address that counts its calls, and a named pipe with a secret in it,
 * which is gone once somebody has read it.
 */
final class Trap implements AutoCloseable {

  private static final byte[] SECRET =
      "The secret is a turnip that dreams of the sea.\n".getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer listener;
  private final Path pipe;
  // Both ends, so that opening and writing don't wait for a reader.
  private final RandomAccessFile ends;

  Trap(Path pipe, byte[] given) throws IOException, InterruptedException {
    this.pipe = pipe;
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, given.length);
          exchange.getResponseBody().write(given);
          exchange.close();
        });
    listener.start();
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    ends = new RandomAccessFile(pipe.toFile(), "rw");
    ends.write(SECRET);
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/secret.ts";
  }

  int port() {
    return listener.getAddress().getPort();
  }

  Path file() {
    return pipe;
  }

  int calls() {
    return calls.get();
  }

  /** Whether nobody has read of the pipe. */
  boolean isUnread() throws IOException {
    return new FileInputStream(ends.getFD()).available() == SECRET.length;
  }

  @Override
  public void close() throws IOException {
    listener.stop(0);
    ends.close();
  }
}
