package dev.reelwise.speech;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Speaks OpenAI's protocol: gives the answers that a test has prepared, the last one for ever. */
final class SpeechServer implements AutoCloseable {

  record Answer(int status, String body, String retryAfter) {}

  record Request(String path, String authorization, String contentType, byte[] body) {
    /** The body with each byte as a character. */
    String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }
  }

  /** Instead of a status: it begins to answer, and never ends. */
  static final int HALF_AN_ANSWER = 0;

  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  SpeechServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  SpeechServer then(int status, String body) {
    return then(status, body, "");
  }

  SpeechServer then(int status, String body, String retryAfter) {
    answers.add(new Answer(status, body, retryAfter));
    return this;
  }

  OpenAi endpoint() {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
    return new OpenAi(URI.create(address), "sk-test", "whisper-1");
  }

  List<Request> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestBody().readAllBytes()));
    Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    if (answer.status() == HALF_AN_ANSWER) {
      exchange.sendResponseHeaders(200, body.length + 1);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
