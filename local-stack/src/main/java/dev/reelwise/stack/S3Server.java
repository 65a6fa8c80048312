package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An S3 server that keeps objects as files. */
record S3Server(Place place) implements EmbeddedServer {
  static final String BUCKET = "reelwise";
  private static final String LOGGING =
      """
      <configuration>
        <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %level %logger{0}: %msg%n</pattern></encoder>
        </appender>
        <root level="warn"><appender-ref ref="console"/></root>
      </configuration>
      """;

  @Override
  public Server server() {
    return Server.S3;
  }

  @Override
  public ServerSpec prepare(int port, Ports ports) throws IOException {
    Path folder = place.data().of(Server.S3);
    Path objects = folder.resolve("objects");
    // A bucket is a folder.
    Files.createDirectories(objects.resolve(BUCKET));
    Path properties = folder.resolve("s3proxy.properties");
    Path logging = folder.resolve("logback.xml");
    Files.writeString(logging, LOGGING);
    DataFolder.writeVariables(properties, properties(objects, port));
    return new ServerSpec(
        Server.S3.label(),
        JvmServer.command(
            "192m",
            List.of("-Xms48m", "-Dlogback.configurationFile=" + logging),
            place.archive(Server.S3),
            place.home().resolve("s3").resolve("s3proxy.jar").toString(),
            List.of("org.gaul.s3proxy.Main", "--properties", properties.toString())),
        Map.of(),
        port,
        () -> S3Client.to(environment(port)).answers());
  }

  @Override
  public Map<String, String> environment(int port) {
    return Map.of(
        "AWS_S3_ENDPOINT",
        "http://" + Place.LOOPBACK + ":" + port,
        "USE_LOCALSTACK",
        "true",
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        place.secrets().s3AccessKey(),
        "AWS_SECRET_ACCESS_KEY",
        place.secrets().s3SecretKey(),
        "AWS_YOUTUBE_BUCKET",
        BUCKET);
  }

  private Map<String, String> properties(Path objects, int port) {
    return Map.ofEntries(
        Map.entry("s3proxy.endpoint", "http://" + Place.LOOPBACK + ":" + port),
        Map.entry("s3proxy.authorization", "aws-v2-or-v4"),
        Map.entry("s3proxy.identity", place.secrets().s3AccessKey()),
        Map.entry("s3proxy.credential", place.secrets().s3SecretKey()),
        Map.entry("s3proxy.cors-allow-origins", ".*"),
        Map.entry("s3proxy.cors-allow-methods", "GET PUT HEAD POST DELETE"),
        // Not a pattern, as origins are: only a star stands for all.
        Map.entry("s3proxy.cors-allow-headers", "*"),
        Map.entry(
            "s3proxy.cors-exposed-headers", "ETag Content-Length Content-Range Accept-Ranges"),
        Map.entry("s3proxy.ignore-unknown-headers", "true"),
        Map.entry("jclouds.provider", "filesystem-nio2"),
        Map.entry("jclouds.filesystem.basedir", objects.toString()));
  }
}
