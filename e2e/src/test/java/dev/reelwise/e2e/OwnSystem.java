package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.RunningStack;
import dev.reelwise.stack.ServerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A system of one test class's own, whose processes may be hurt. */
record OwnSystem(Path folder, Command command) implements AutoCloseable {

  static OwnSystem start(Map<String, String> environment) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("reelwise-own");
    var system = new OwnSystem(folder, new Command(folder.resolve("data"), folder));
    try {
      var started = system.command.run(environment, "up", "-d", "--any-ports");
      assertThat(started.code()).as(started.err()).isZero();
      return system;
    } catch (AssertionError notStarted) {
      system.close();
      throw notStarted;
    }
  }

  Api api() throws IOException, InterruptedException {
    return Api.of(command);
  }

  /** The process of a server or service; empty while it is being started again. */
  ServerStatus process(String name) {
    return stack().status().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private RunningStack stack() {
    return LocalStack.running(command.data()).orElseThrow();
  }

  /** Where the bucket's objects lie as files. */
  Path objects() {
    return command.data().resolve("s3/objects/reelwise");
  }

  /** The rows of a query, each as its columns' texts. */
  List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (var connection = connect();
        var result = connection.createStatement().executeQuery(query)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  void update(String statement) throws SQLException {
    try (var connection = connect();
        var work = connection.createStatement()) {
      work.executeUpdate(statement);
    }
  }

  private Connection connect() throws SQLException {
    var at = stack().environment();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(at.get("DB_HOST"), at.get("DB_PORT"), at.get("DB_NAME")),
        at.get("PG_USER"),
        at.get("PG_PASSWORD"));
  }

  /** Waits until it is so; what can't be asked just now is not so yet. */
  static void await(String what, Duration limit, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    Exception last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (IOException | SQLException notNow) {
        last = notNow;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Not within " + limit + ": " + what, last);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    command.run("down");
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
