package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loses the whole data folder between a backup and a restore. */
@Order(7)
@ExtendWith(LocalSystem.class)
class BackupTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<String, String> VISITOR =
      Map.of("name", "Vera", "email", "vera@example.org", "password", "a password of old times");

  @Test
  void everythingIsBackAfterTheDataFolderIsGone(Running system) throws Exception {
    var command = system.command();
    var before = system.api();
    // The talk: its words and its summary are looked for afterwards.
    var found = before.data("videos/search?q=two+processors+writing").path("items");
    long id = found.path(0).path("id").asLong();
    assertThat(post(before.base(), "auth/signup", VISITOR, null).statusCode()).isEqualTo(201);
    var comment = Map.of("content", "Seen before the fire");
    assertThat(post(before.base(), "videos/%d/comments".formatted(id), comment, before.token()))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(201));
    var account = Files.readString(command.data().resolve("account.json"));
    var details = before.data("videos/" + id);
    var backup = system.folder().resolve("a backup");

    var made = command.run("backup", backup);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(command.run("down").code()).isZero();
    delete(command.data());
    assertThat(command.run("up", "-d", "--any-ports").code()).isZero();
    assertThat(system.api().data("videos/list").path("total").asLong()).isZero();
    var restored = command.run("restore", backup, "--any-ports");

    assertThat(restored.code()).as(restored.out() + restored.err()).isZero();
    assertThat(Files.readString(command.data().resolve("account.json"))).isEqualTo(account);
    var api = system.api();
    assertThat(
            post(
                    api.base(),
                    "auth/login",
                    Map.of("email", VISITOR.get("email"), "password", VISITOR.get("password")),
                    null)
                .statusCode())
        .isEqualTo(200);
    assertThat(api.data("videos/" + id).path("summary").path("summary_text"))
        .isEqualTo(details.path("summary").path("summary_text"));
    assertThat(api.data("videos/%d/transcript".formatted(id)).path("transcript_text").asString())
        .contains("cache");
    assertThat(api.get("videos/%d/comments".formatted(id)).body()).contains("Seen before the fire");
    assertThat(command.run("search", "two processors writing").out()).contains("video " + id);
    assertPlays(api, id);
    var check = command.run("fsck");
    assertThat(check.code()).as(check.out()).isZero();
  }

  private static void assertPlays(Api api, long id) throws Exception {
    var watch = api.data("videos/%d/watch".formatted(id));
    var master = URI.create(watch.path("url").asString());
    var variant =
        fetch(master).lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
    var playlist = master.resolve(variant);
    var segment =
        fetch(playlist).lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
    var bytes =
        HTTP.send(
            HttpRequest.newBuilder(playlist.resolve(segment)).header("Range", "bytes=0-99").build(),
            BodyHandlers.ofByteArray());
    assertThat(bytes.statusCode()).isEqualTo(206);
    assertThat(bytes.body()).hasSize(100);
  }

  private static String fetch(URI address) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  private static HttpResponse<String> post(URI base, String path, Object body, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Api.JSON.writeValueAsString(body)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
