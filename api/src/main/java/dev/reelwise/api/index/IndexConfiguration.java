package dev.reelwise.api.index;

import dev.reelwise.pipeline.health.ReadinessCheck;
import dev.reelwise.pipeline.step.OutageSign;
import java.time.Duration;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** The beans that reach OpenSearch. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

  private static final Logger log = LoggerFactory.getLogger(IndexConfiguration.class);

  @Bean(destroyMethod = "")
  OpenSearchClient openSearchClient(
      SearchSettings settings, @Value("${reelwise.patience:2s}") Duration patience) {
    return SearchConnection.open(settings, patience);
  }

  @Bean
  AutoCloseable openSearchTransport(OpenSearchClient search) {
    return () -> search._transport().close();
  }

  @Bean
  IndexNames indexNames(SearchSettings settings) {
    return new IndexNames(settings.indexPrefix());
  }

  @Bean
  IndexLayout indexLayout(OpenSearchClient search, IndexNames names, SearchSettings settings) {
    return new IndexLayout(search, names, settings);
  }

  @Bean
  VideoIndex videoIndex(OpenSearchClient search, IndexNames names, IndexLayout layout) {
    return new VideoIndex(search, names, layout);
  }

  @Bean
  DraftWrites draftWrites(OpenSearchClient search, IndexNames names) {
    return new DraftWrites(new IndexWrites(search, names.draft()));
  }

  @Bean
  OutageSign searchOutage() {
    return SearchUnavailable.class::isInstance;
  }

  @Bean
  ReadinessCheck searchReadiness(OpenSearchClient search) {
    return ReadinessCheck.of("search", search::ping);
  }

  /**
   * A missing index would make each search an error; writers make it too, should this fail. One of
   * an earlier layout is searched until it is rebuilt.
   */
  @EventListener(ApplicationReadyEvent.class)
  void makeIndexes(ApplicationReadyEvent ready) {
    try {
      ready.getApplicationContext().getBean(IndexLayout.class).ensure();
      ready.getApplicationContext().getBean(RebuildChore.class).askIfNeeded();
    } catch (SearchUnavailable e) {
      log.warn("The search indexes can't be made now; the first video to index makes them", e);
    }
  }
}
