package dev.reelwise.bench.emails;

import dev.reelwise.bench.ApiServer;
import dev.reelwise.cli.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Looks addresses up one after another, and requires each answer to be right. */
final class LookUps {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI checkEmail;
  private final PreparedStatement statement;

  LookUps(ApiServer api, PreparedStatement statement) {
    this.checkEmail = api.base().resolve("users/check-email");
    this.statement = statement;
  }

  /** By the API; returns the nanoseconds that all took. */
  long byApi(List<Address> addresses) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    for (Address address : addresses) {
      HttpRequest request =
          HttpRequest.newBuilder(checkEmail)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(Json.write(Map.of("email", address.text()))))
              .build();
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("The API answers " + answer.body());
      }
      require(address, answer.body().contains("\"exists\":true"));
    }
    return System.nanoTime() - begin;
  }

  /** By the statement alone; returns the nanoseconds that all took. */
  long byStatement(List<Address> addresses) throws SQLException {
    long begin = System.nanoTime();
    for (Address address : addresses) {
      statement.setString(1, address.text());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        require(address, row.getBoolean(1));
      }
    }
    return System.nanoTime() - begin;
  }

  private static void require(Address address, boolean found) {
    if (address.known() != found) {
      throw new IllegalStateException("The answer for %s is wrong".formatted(address.text()));
    }
  }

  /** An address, and whether it has an account. */
  record Address(String text, boolean known) {}
}
