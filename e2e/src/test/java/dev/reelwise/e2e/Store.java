package dev.reelwise.e2e;

import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the system keeps, reached behind its back. */
record Store(Path data) {

  /** Deletes an object as a broken disk would. */
  void lose(String key) throws IOException {
    Files.delete(data.resolve("s3/objects/reelwise").resolve(key));
  }

  void sql(String statement) throws SQLException {
    var environment = LocalStack.running(data).orElseThrow().environment();
    var address =
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                environment.get("DB_HOST"), environment.get("DB_PORT"), environment.get("DB_NAME"));
    try (var connection =
            DriverManager.getConnection(
                address, environment.get("PG_USER"), environment.get("PG_PASSWORD"));
        var made = connection.createStatement()) {
      made.executeUpdate(statement);
    }
  }
}
