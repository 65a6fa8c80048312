package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL, in the foreground; as root within a user namespace, as it refuses to run as root. */
record PostgresServer(Place place) implements EmbeddedServer {
  private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

  @Override
  public Server server() {
    return Server.POSTGRES;
  }

  @Override
  public ServerSpec prepare(int port, Ports ports) throws IOException {
    Path software = PostgresSoftware.unpacked(place.home());
    Path cluster = place.data().of(Server.POSTGRES).resolve("data");
    if (!Files.exists(cluster)) {
      initialize(software, cluster);
    }
    forgetDeadPostmaster(cluster.resolve("postmaster.pid"));
    List<String> command = new ArrayList<>(Namespace.forOtherThanRoot());
    command.addAll(List.of(software.resolve("bin/postgres").toString(), "-D", cluster.toString()));
    for (String setting : settings(port)) {
      command.addAll(List.of("-c", setting));
    }
    return new ServerSpec(
        Server.POSTGRES.label(),
        command,
        Map.of(),
        port,
        () -> PostgresClient.to(environment(port)).ensureDatabase(PostgresClient.DATABASE),
        ServerSpec.StopSignal.INT);
  }

  @Override
  public Map<String, String> environment(int port) {
    return Map.of(
        "DB_HOST", Place.LOOPBACK,
        "DB_PORT", Integer.toString(port),
        "PG_USER", PostgresClient.USER,
        "PG_PASSWORD", place.secrets().postgresPassword(),
        "DB_NAME", PostgresClient.DATABASE);
  }

  private static List<String> settings(int port) {
    return List.of(
        "port=" + port,
        "listen_addresses=" + Place.LOOPBACK,
        "unix_socket_directories=",
        "max_connections=200",
        "logging_collector=off",
        "log_line_prefix=%m [%p] %u@%d ");
  }

  /** Makes the cluster beside its place first: half a cluster must never be taken for one. */
  private void initialize(Path software, Path cluster) throws IOException {
    Path part = cluster.resolveSibling("data.part");
    Folders.delete(part);
    Path password = cluster.resolveSibling("password");
    Folders.writeSecret(password, place.secrets().postgresPassword() + "\n");
    List<String> command = new ArrayList<>(Namespace.forOtherThanRoot());
    command.addAll(List.of(software.resolve("bin/initdb").toString(), "-D", part.toString()));
    command.addAll(
        List.of("-U", PostgresClient.USER, "--pwfile=" + password, "-A", "scram-sha-256"));
    command.addAll(List.of("-E", "UTF8", "--locale=C", "--locale-provider=builtin"));
    command.addAll(List.of("--builtin-locale=C.UTF-8", "--no-instructions", "--no-sync"));
    Programs.Ended ended = Programs.run(command, Map.of(), INIT_LIMIT);
    Files.delete(password);
    if (!ended.well()) {
      throw new IOException("initdb failed:\n" + ended.output());
    }
    Files.move(part, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * A killed server leaves this file, and its successor refuses to start while any process has the
   * number in it. Our lock and pid file prove that no server of ours is left.
   */
  private static void forgetDeadPostmaster(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    boolean alive =
        !lines.isEmpty()
            && lines.getFirst().matches("\\d+")
            && ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    if (!alive) {
      Files.delete(file);
    }
  }
}
