package dev.reelwise.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** OpenSearch as one node, without the security plugin, on loopback. */
record OpenSearchServer(Place place) implements EmbeddedServer {
  private static final String LOGGING =
      """
      status = error
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d %p %c{1}: %m%n
      rootLogger.level = warn
      rootLogger.appenderRef.console.ref = console
      """;

  @Override
  public Server server() {
    return Server.OPENSEARCH;
  }

  @Override
  public ServerSpec prepare(int port, Ports ports) throws IOException {
    Path home = place.home().resolve("opensearch");
    Path folder = place.data().of(Server.OPENSEARCH);
    Path configuration = Files.createDirectories(folder.resolve("config"));
    Path temporary = place.data().temporary(Server.OPENSEARCH.label());
    String cluster = place.secrets().openSearchCluster();
    Files.writeString(configuration.resolve("log4j2.properties"), LOGGING);
    Files.writeString(
        configuration.resolve("opensearch.yml"), settings(folder, cluster, port, ports.pick(0)));
    return new ServerSpec(
        Server.OPENSEARCH.label(),
        JvmServer.command(
            "384m",
            List.of(
                "-Xms192m",
                // Searches are its own code again and again: worth compiling well.
                "-XX:TieredStopAtLevel=4",
                "-Dlog4j2.disable.jmx=true",
                "-Djava.io.tmpdir=" + temporary),
            place.archive(Server.OPENSEARCH),
            JvmServer.classPath(home),
            List.of(
                "dev.reelwise.stack.opensearch.OpenSearchMain",
                home.toString(),
                configuration.toString(),
                "local")),
        Map.of(),
        port,
        () -> answers(port, cluster));
  }

  @Override
  public Map<String, String> environment(int port) {
    return Map.of("ELASTICSEARCH_URL", "http://" + Place.LOOPBACK + ":" + port);
  }

  private static boolean answers(int port, String cluster) throws IOException {
    URI health = URI.create("http://" + Place.LOOPBACK + ":" + port + "/_cluster/health");
    Http.Answer answer = Http.get(health, Map.of());
    return answer.status() == 200
        && answer.body().contains("\"" + cluster + "\"")
        && !answer.body().contains("\"status\":\"red\"");
  }

  private static String settings(Path folder, String cluster, int port, int transportPort) {
    return """
        cluster.name: %s
        path.data: '%s'
        path.logs: '%s'
        http.host: 127.0.0.1
        http.port: %d
        transport.host: 127.0.0.1
        transport.port: %d
        discovery.type: single-node
        cluster.routing.allocation.disk.threshold_enabled: false
        # Answers that hold until the index changes; the default has room for a few hundred.
        indices.requests.cache.size: 10%%
        # By the memory in use, garbage and all, it would turn requests away just before it is cleaned up.
        indices.breaker.total.use_real_memory: false
        # Many small searches at once, on few processors: dividing each one only costs.
        search.concurrent_segment_search.mode: none
        """
        .formatted(
            cluster,
            quoted(folder.resolve("data")),
            quoted(folder.resolve("logs")),
            port,
            transportPort);
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }
}
