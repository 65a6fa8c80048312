package dev.reelwise.api.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A multipart/form-data body, written part by part as a browser would. */
public final class Upload {

  public static final String BOUNDARY = "----reelwise-test-boundary";
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private final List<InputStream> parts = new ArrayList<>();

  public Upload field(String name, String value) {
    add(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
    return this;
  }

  public Upload file(String fileName, String content) {
    return file(fileName, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  public Upload file(String fileName, InputStream content) {
    add(
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="%s"\r
        Content-Type: video/mp4\r
        \r
        """
            .formatted(BOUNDARY, fileName));
    parts.add(content);
    add("\r\n");
    return this;
  }

  private void add(String text) {
    parts.add(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The body with its end, for one use. */
  public BodyPublisher body() {
    add("--" + BOUNDARY + "--\r\n");
    return withoutEnd();
  }

  /** As {@link #body()}, of a known length. */
  public byte[] bytes() throws IOException {
    add("--" + BOUNDARY + "--\r\n");
    return new SequenceInputStream(Collections.enumeration(parts)).readAllBytes();
  }

  /** The body as it is so far. */
  public BodyPublisher withoutEnd() {
    InputStream all = new SequenceInputStream(Collections.enumeration(parts));
    return BodyPublishers.ofInputStream(() -> all);
  }

  public Answer by(Visitor user) {
    return user.send("POST", "/api/v1/videos/upload", body(), "Content-Type", TYPE);
  }
}
