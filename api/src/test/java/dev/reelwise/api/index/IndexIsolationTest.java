package dev.reelwise.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.ApiTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.springframework.beans.factory.annotation.Autowired;

class IndexIsolationTest extends ApiTest {

  @Autowired private IndexNames names;
  @Autowired private OpenSearchClient client;

  @Test
  void theTestsOfThisModuleHaveIndexesOfTheirOwn() throws IOException {
    assertThat(names.videos()).matches("api-[0-9a-f]{8}-videos");
    assertThat(client.indices().existsAlias(alias -> alias.name(names.videos())).value()).isTrue();
  }
}
