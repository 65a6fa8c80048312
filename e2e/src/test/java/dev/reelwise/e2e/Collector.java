package dev.reelwise.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An OpenTelemetry collector that keeps what it is sent over OTLP's HTTP. */
final class Collector implements AutoCloseable {
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private Collector(HttpServer server) {
    this.server = server;
  }

  /** A span with its ids in hexadecimal; {@code parent} is empty for the first of a trace. */
  record Span(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes) {}

  static Collector start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    var collector = new Collector(server);
    server.createContext("/v1/traces", collector::take);
    server.start();
    return collector;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      request.getResourceSpansList().forEach(this::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void add(ResourceSpans sent) {
    var service = texts(sent.getResource().getAttributesList()).getOrDefault("service.name", "");
    var hex = HexFormat.of();
    sent.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .map(
            span ->
                new Span(
                    service,
                    hex.formatHex(span.getTraceId().toByteArray()),
                    hex.formatHex(span.getSpanId().toByteArray()),
                    hex.formatHex(span.getParentSpanId().toByteArray()),
                    span.getName(),
                    texts(span.getAttributesList())))
        .forEach(spans::add);
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey, one -> one.getValue().getStringValue(), (one, other) -> other));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
