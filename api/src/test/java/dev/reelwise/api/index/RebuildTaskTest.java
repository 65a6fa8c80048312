package dev.reelwise.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.ApiApplication;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Visitor;
import dev.reelwise.contracts.VideoId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.springframework.beans.factory.annotation.Autowired;

class RebuildTaskTest extends ApiTest {

  private static final Path LOG = Path.of("target", "rebuild-task.log");

  @Autowired private VideoIndex index;
  @Autowired private VideoDocuments videos;
  @Autowired private IndexNames names;
  @Autowired private OpenSearchClient client;

  @Test
  void aProcessOfItsOwnRebuildsAndEnds() throws Exception {
    Visitor user = newUser();
    VideoId video = rows().video(user.userId(), "Quoll on the roof", "ready");
    index.put(videos.of(video).orElseThrow());
    client.delete(request -> request.index(names.videos()).id(video.toString()));

    Process process = start("--reelwise.task=reindex", "--reelwise.search.rebuild.grace=100ms");
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).as(Files.readString(LOG)).isZero();
    assertThat(Files.readString(LOG)).contains("The search index was rebuilt");
    assertThat(user.get("/api/v1/videos/search?q=quoll").data().path("total").asInt()).isEqualTo(1);
  }

  private static Process start(String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ApiApplication.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(servers());
    builder.environment().put("JWT_SECRET", JWT_SECRET);
    return builder.redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
  }
}
