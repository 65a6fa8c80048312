package dev.reelwise.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request whose body is announced and never sent, for problems that are told before it. */
public final class Announced {

  private Announced() {}

  public static Answer post(Visitor user, String path, String type, long length) {
    try (Socket socket = new Socket("localhost", user.port())) {
      socket.setSoTimeout(20_000);
      String head =
          """
          POST %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: %s\r
          Content-Length: %d\r
          Connection: close\r
          \r
          """;
      socket
          .getOutputStream()
          .write(head.formatted(path, user.token(), type, length).getBytes(StandardCharsets.UTF_8));
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      // The server would wait for the body before it closes the connection.
      while (!all.toString(StandardCharsets.UTF_8).contains("\"}")) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new IOException("The connection ended within the answer");
        }
        all.write(next);
      }
      return answer(all.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer answer(String text) {
    int body = text.indexOf("\r\n\r\n");
    List<String> lines = text.substring(0, body).lines().toList();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] header = line.split(": ", 2);
      headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1]);
    }
    String json = text.substring(text.indexOf('{', body), text.lastIndexOf('}') + 1);
    return new Answer(
        Integer.parseInt(lines.getFirst().split(" ")[1]),
        HttpHeaders.of(headers, (name, value) -> true),
        json.getBytes(StandardCharsets.UTF_8));
  }
}
