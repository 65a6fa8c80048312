package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Kafka as one node that is broker and controller. */
record KafkaServer(Place place) implements EmbeddedServer {
  private static final String LOGGING =
      """
      rootLogger.level = warn
      rootLogger.appenderRef.console.ref = console
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d %p %c{1}: %m%n
      """;

  @Override
  public Server server() {
    return Server.KAFKA;
  }

  @Override
  public ServerSpec prepare(int port, Ports ports) throws IOException {
    Path folder = place.data().of(Server.KAFKA);
    Path properties = folder.resolve("server.properties");
    Path logging = folder.resolve("log4j2.properties");
    Files.writeString(properties, properties(folder, port, ports.pick(0)));
    Files.writeString(logging, LOGGING);
    String cluster = place.secrets().kafkaCluster();
    return new ServerSpec(
        Server.KAFKA.label(),
        JvmServer.command(
            "256m",
            List.of(
                "-Xms96m", "-Dlog4j2.configurationFile=" + logging, "-Dlog4j2.disable.jmx=true"),
            place.archive(Server.KAFKA),
            JvmServer.classPath(place.home().resolve("kafka")),
            List.of("dev.reelwise.stack.kafka.KafkaMain", properties.toString(), cluster)),
        Map.of(),
        port,
        () -> KafkaProbe.answers(port, cluster));
  }

  @Override
  public Map<String, String> environment(int port) {
    return Map.of("KAFKA_BROKERS", Place.LOOPBACK + ":" + port);
  }

  /** The short session lets a broker that was killed come back within 2 seconds instead of 13. */
  private static String properties(Path folder, int port, int controllerPort) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:%2$d
        listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=BROKER://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
        inter.broker.listener.name=BROKER
        controller.listener.names=CONTROLLER
        log.dirs=%3$s
        broker.session.timeout.ms=2000
        broker.heartbeat.interval.ms=500
        group.initial.rebalance.delay.ms=0
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=4
        num.network.threads=2
        num.io.threads=4
        background.threads=2
        log.cleaner.dedupe.buffer.size=4194304
        log.segment.bytes=67108864
        """
        .formatted(port, controllerPort, folder.resolve("log").toString().replace("\\", "\\\\"));
  }
}
