package dev.reelwise.bench.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that stays open and carries one GET after the other (RFC 9112). It does as little
 * as can be, because client and server share the cores.
 */
final class HttpConnection implements AutoCloseable {

  private final int port;
  private final String head;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  HttpConnection(int port, String token) throws IOException {
    this.port = port;
    this.head =
        " HTTP/1.1\r\nHost: localhost\r\n"
            + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
            + "\r\n";
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.in = input(socket);
    this.out = socket.getOutputStream();
  }

  private static InputStream input(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    return new BufferedInputStream(socket.getInputStream(), 32_768);
  }

  /** The body of a 200. Throws IOException for any other answer. */
  byte[] get(String path) throws IOException {
    byte[] request = ("GET " + path + head).getBytes(StandardCharsets.US_ASCII);
    String status;
    try {
      out.write(request);
      status = line();
    } catch (IOException closed) {
      // Servers close what rests for long, or has carried many requests.
      socket.close();
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      in = input(socket);
      out = socket.getOutputStream();
      out.write(request);
      status = line();
    }
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      } else if (header.regionMatches(true, 0, "Transfer-Encoding:", 0, 18)) {
        chunked = header.toLowerCase(Locale.ROOT).endsWith("chunked");
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes(Math.max(0, length));
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(path + ": " + status + ": " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(16_384);
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(in.readNBytes(size));
      String _ = line();
    }
    String _ = line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("The server has closed the connection");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
