package dev.reelwise.api.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events; each is flushed. Throws IOException once the client has gone. */
final class EventWriter {

  private final OutputStream out;

  EventWriter(OutputStream out) {
    this.out = out;
  }

  /** A default message; {@code json} is one line. A client that comes back tells the last id. */
  void message(long id, String json) throws IOException {
    write("id: " + id + "\ndata: " + json + "\n\n");
  }

  /** A default message that leaves the client's last id as it is. */
  void message(String json) throws IOException {
    write("data: " + json + "\n\n");
  }

  /** What keeps proxies from closing a silent stream, and shows us that the client is there. */
  void heartbeat() throws IOException {
    write(": heartbeat\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
