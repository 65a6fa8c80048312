package dev.reelwise.api.importing;

import dev.reelwise.pipeline.wake.Notifications;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that fetch. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

  @Bean
  Fetcher importFetcher(HostRules rules, ImportSettings settings, Clock clock) {
    return new Fetcher(SystemDefaultDnsResolver.INSTANCE, rules, settings, clock);
  }

  @Bean
  ImportWorkers importWorkers(
      ImportRun run,
      Fetcher fetcher,
      DataSource database,
      Notifications wake,
      ImportSettings settings,
      Clock clock) {
    return new ImportWorkers(run, fetcher, database, wake, settings.atOnce(), clock);
  }
}
