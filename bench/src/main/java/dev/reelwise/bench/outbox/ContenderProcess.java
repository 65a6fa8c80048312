package dev.reelwise.bench.outbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One contender at work: an application with its outbox and nothing else. */
final class ContenderProcess implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Publishing publishing;
  private final Contender contender;

  /** Starts it; {@code more} are settings beside the contender's own. */
  ContenderProcess(Contender contender, Map<String, String> servers, Map<String, String> more) {
    SpringApplication application = new SpringApplication(contender.application());
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(
        Map.of(
            "spring.config.import", "classpath:reelwise-environment.yaml",
            "spring.main.banner-mode", "off",
            "LOG_LEVEL", "warn"));
    Map<String, Object> settings = settings(contender, servers);
    settings.putAll(more);
    application.addInitializers(
        starting ->
            starting
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("bench", settings)));
    this.context = application.run();
    this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    this.jdbc = context.getBean(JdbcClient.class);
    this.publishing = context.getBean(Publishing.class);
    this.contender = contender;
  }

  private static Map<String, Object> settings(Contender contender, Map<String, String> servers) {
    Map<String, Object> settings = new HashMap<>(servers);
    settings.put(OneOutbox.PROPERTY, contender.id());
    settings.put("DB_SCHEMA", contender.schema());
    settings.put("spring.application.name", "bench");
    settings.put("spring.datasource.hikari.maximum-pool-size", "40");
    settings.put("spring.datasource.hikari.connection-timeout", "30000");
    settings.put("spring.flyway.enabled", contender == Contender.REELWISE);
    BareProducer.settings()
        .forEach((name, value) -> settings.put("spring.kafka.producer.properties." + name, value));
    settings.putAll(contender.settings());
    return settings;
  }

  /** Commits the video's next event and tells its number. */
  int commit(int video) {
    return Objects.requireNonNull(transaction.execute(_ -> next(video)));
  }

  private int next(int video) {
    int number =
        jdbc.sql(
                "update bench_numbers set number = number + 1 where video = :video returning number")
            .param("video", video)
            .query(Integer.class)
            .single();
    publishing.publish(video, number);
    return number;
  }

  /**
   * Commits {@code 1 + copies} events of each video at once: the first is written by the outbox
   * itself, the others are copies of its rows.
   */
  void commitBacklog(List<Integer> videos, int copies) {
    transaction.executeWithoutResult(
        _ -> {
          videos.forEach(this::next);
          jdbc.sql(contender.copy()).param("copies", copies).update();
          jdbc.sql("update bench_numbers set number = number + :copies")
              .param("copies", copies)
              .update();
        });
  }

  void goOn() {
    publishing.goOn();
  }

  @Override
  public void close() {
    context.close();
  }
}
