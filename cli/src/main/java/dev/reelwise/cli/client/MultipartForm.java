package dev.reelwise.cli.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

/** A multipart/form-data body whose file is read while it is sent, in constant memory. */
record MultipartForm(String contentType, BodyPublisher body) {

  static MultipartForm of(Path file, Map<String, String> fields, LongConsumer sent)
      throws IOException {
    var boundary = "reelwise-" + UUID.randomUUID();
    var head = new StringBuilder();
    fields.forEach(
        (name, value) ->
            head.append(
                    "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n"
                        .formatted(boundary, name))
                .append("Content-Type: text/plain; charset=utf-8\r\n\r\n")
                .append(value)
                .append("\r\n"));
    head.append(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, escaped(file.getFileName().toString()), typeOf(file)));
    var content = contentOf(file, sent);
    var body =
        BodyPublishers.concat(
            BodyPublishers.ofString(head.toString(), StandardCharsets.UTF_8),
            content,
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return new MultipartForm("multipart/form-data; boundary=" + boundary, body);
  }

  private static BodyPublisher contentOf(Path file, LongConsumer sent) throws IOException {
    long length = Files.size(file);
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> new Counting(open(file), sent)), length);
  }

  /**
   * As browsers do (WHATWG's multipart/form-data encoding): percent signs for what would end the
   * name.
   */
  private static String escaped(String name) {
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
  }

  private static String typeOf(Path file) throws IOException {
    var type = Files.probeContentType(file);
    return type == null ? "application/octet-stream" : type;
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer sent;
    private long count;

    Counting(InputStream in, LongConsumer sent) {
      super(in);
      this.sent = sent;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count += read;
        sent.accept(count);
      }
      return read;
    }
  }
}
