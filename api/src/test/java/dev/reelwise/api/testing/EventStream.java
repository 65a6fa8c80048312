package dev.reelwise.api.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events that reads as an EventSource does. */
public final class EventStream implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String END = "";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<String> blocks = new LinkedBlockingQueue<>();

  public EventStream(URI address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      response = http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    StringBuilder block = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          blocks.add(block.toString());
          block.setLength(0);
        } else {
          block.append(line).append('\n');
        }
      }
    } catch (IOException closed) {
      // As an end.
    }
    blocks.add(END);
  }

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The next message, past comments. */
  public Message next() throws InterruptedException {
    String block = block();
    while (block.startsWith(":")) {
      block = block();
    }
    if (block.equals(END)) {
      throw new AssertionError("The stream has ended");
    }
    return Message.of(block);
  }

  /** The next block as it was sent, comments too; empty at the end. */
  public String block() throws InterruptedException {
    String block = blocks.poll(20, TimeUnit.SECONDS);
    if (block == null) {
      throw new AssertionError("Nothing came");
    }
    return block;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** {@code id} is empty for a message that has none. */
  public record Message(String id, JsonNode data) {
    static Message of(String block) {
      String id = "";
      String data = "";
      for (String line : block.lines().toList()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else {
          throw new AssertionError("Not a default message: " + line);
        }
      }
      return new Message(id, JSON.readTree(data));
    }
  }
}
