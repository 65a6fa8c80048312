package dev.reelwise.api.search;

import dev.reelwise.api.index.TestIndex;
import dev.reelwise.storage.PresignedUrls;
import dev.reelwise.storage.StorageAutoConfiguration;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/** Builds the search by hand, without the rest of the application. */
final class TestSearch {

  private TestSearch() {}

  static VideoSearch over(TestIndex index) {
    return new VideoSearch(
        index.client(),
        index.names(),
        new MomentSearch(index.client(), index.names()),
        new FoundVideos(urls()));
  }

  /** Signing needs no server. */
  private static PresignedUrls urls() {
    ApplicationContext context =
        new SpringApplicationBuilder(StorageAutoConfiguration.class)
            .web(WebApplicationType.NONE)
            .properties(
                Map.of(
                    "spring.config.location", "optional:classpath:/none/",
                    "reelwise.storage.bucket", "test",
                    "reelwise.storage.access-key-id", "key",
                    "reelwise.storage.secret-access-key", "secret",
                    "reelwise.storage.endpoint", "http://127.0.0.1:1",
                    "reelwise.storage.path-style", "true"))
            .run();
    return context.getBean(PresignedUrls.class);
  }
}
