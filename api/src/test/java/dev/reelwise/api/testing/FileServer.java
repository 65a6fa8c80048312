package dev.reelwise.api.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A web server with files to import, on an address of this machine that nothing else uses. */
public final class FileServer implements AutoCloseable {

  public static final String HOST = "127.77.0.1";
  public static final String NETWORK = "127.77.0.0/16";

  private final HttpServer server;
  private final Map<String, Handler> pages = new ConcurrentHashMap<>();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  public interface Handler {
    void answer(HttpExchange exchange) throws IOException;
  }

  public FileServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(Map.copyOf(exchange.getRequestHeaders()));
    ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
    Handler page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      page.answer(exchange);
    }
    exchange.close();
  }

  public String address(String path) {
    return "http://" + HOST + ":" + server.getAddress().getPort() + path;
  }

  public String page(String path, Handler page) {
    pages.put(path, page);
    return address(path);
  }

  /** A file that is sent whole; headers as name, value, name, value. */
  public String file(String path, byte[] content, String... headers) {
    return page(
        path,
        exchange -> {
          set(exchange, headers);
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
        });
  }

  public String redirect(String path, String target) {
    return page(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", target);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  /**
   * A file whose connection drops after so many bytes of each answer; it goes on where it is asked
   * to, if {@code etag} is not null and still the one that is asked for.
   */
  public String droppingFile(String path, byte[] content, @Nullable String etag, int... drops) {
    AtomicLong answers = new AtomicLong();
    return page(
        path,
        exchange -> {
          int answer = (int) answers.getAndIncrement();
          int from = from(exchange, etag);
          if (etag != null) {
            set(exchange, "ETag", etag);
          }
          if (from > 0) {
            set(
                exchange,
                "Content-Range",
                "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
          }
          exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
          int most = answer < drops.length ? drops[answer] : content.length;
          OutputStream body = exchange.getResponseBody();
          body.write(content, from, Math.min(most, content.length - from));
          body.flush();
        });
  }

  private static int from(HttpExchange exchange, @Nullable String etag) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean same = etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    return range == null || !same ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  private static void set(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
  }

  /** The Range header of each request, {@code null} as text where there was none. */
  public List<String> ranges() {
    return new ArrayList<>(ranges);
  }

  /** The headers of each request. */
  public List<Map<String, List<String>>> asked() {
    return new ArrayList<>(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
