package dev.reelwise.language.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.reelwise.language.fake.Reply.Late;
import dev.reelwise.language.fake.Reply.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible server on a free port: it gives the scripted replies first, one for each
 * request, then what {@link #answering} says, and remembers what it was asked.
 */
public final class FakeOpenAi implements AutoCloseable {

  private final HttpServer server;
  private final Queue<Reply> script = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private Function<Request, Reply> usual = request -> Reply.text("Something was said.");
  private int underWay;
  private int mostUnderWay;

  private FakeOpenAi(HttpServer server) {
    this.server = server;
  }

  /** What a client asked. */
  public record Request(
      String path,
      String authorization,
      String model,
      double temperature,
      int maxTokens,
      String instructions,
      String text,
      Set<String> parameters) {

    public Request {
      parameters = Set.copyOf(parameters);
    }
  }

  public static FakeOpenAi start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(address, 64);
      FakeOpenAi fake = new FakeOpenAi(server);
      server.createContext("/", fake::handle);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /** Adds replies to the script. */
  public synchronized FakeOpenAi then(Reply... replies) {
    script.addAll(List.of(replies));
    return this;
  }

  /** Sets what is replied once the script is used up. */
  public synchronized FakeOpenAi answering(Function<Request, Reply> reply) {
    usual = reply;
    return this;
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The most requests that were open at the same time. */
  public synchronized int mostUnderWay() {
    return mostUnderWay;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      send(exchange, decided(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It is no longer under way before its answer can be seen, or the next one would be too many. */
  private Reply decided(Request request) throws InterruptedException {
    Function<Request, Reply> reply = begin(request);
    try {
      Reply decided = reply.apply(request);
      while (decided instanceof Late late) {
        Thread.sleep(late.delay());
        decided = late.reply();
      }
      return decided;
    } finally {
      end();
    }
  }

  private synchronized Function<Request, Reply> begin(Request request) {
    requests.add(request);
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    Reply scripted = script.poll();
    return scripted == null ? usual : any -> scripted;
  }

  private synchronized void end() {
    underWay--;
  }

  private static Request read(HttpExchange exchange) throws IOException {
    JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
    JsonNode messages = body.path("messages");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    return new Request(
        exchange.getRequestURI().getPath(),
        authorization == null ? "" : authorization,
        body.path("model").asString(),
        body.path("temperature").asDouble(0),
        body.path("max_tokens").asInt(body.path("max_completion_tokens").asInt(0)),
        messages.path(0).path("content").asString(),
        messages.path(1).path("content").asString(),
        Set.copyOf(body.propertyNames()));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply instanceof Sent sent) {
      sent.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] body = sent.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(sent.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
