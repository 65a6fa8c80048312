package dev.reelwise.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Somebody's own page, on another origin than the API. */
final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  private PageServer(HttpServer server) {
    this.server = server;
  }

  static PageServer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var pages = new PageServer(server);
      server.createContext("/", pages::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return pages;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Serves a script at {@code /name}. */
  PageServer with(String name, byte[] script) {
    files.put("/" + name, script);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var file = files.get(exchange.getRequestURI().getPath());
      var body = file == null ? page() : file;
      var type = file == null ? "text/html" : "text/javascript";
      exchange.getResponseHeaders().add("Content-Type", type + ";charset=UTF-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] page() {
    var scripts = new StringBuilder("<!doctype html><title>Somebody's page</title>");
    files.keySet().stream()
        .sorted()
        .forEach(name -> scripts.append("<script src=\"").append(name).append("\"></script>"));
    return scripts
        .append("<video id=\"player\" muted playsinline></video>")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
