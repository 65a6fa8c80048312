package dev.reelwise.bench.hop;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.pipeline.step.Outcome;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.step.StepContext;
import dev.reelwise.pipeline.video.VideoFlow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole pipeline with one step, which only tells when it was started. */
final class HopProcess implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final TransactionTemplate transaction;

  HopProcess(Map<String, String> servers) {
    Map<String, Object> settings = new HashMap<>(servers);
    settings.put("reelwise.roles", "relay,transcribe");
    settings.put("reelwise.jobs.workers.transcribe", "8");
    settings.put("spring.application.name", "bench");
    settings.put("spring.datasource.hikari.maximum-pool-size", "24");
    SpringApplication application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(
        Map.of(
            "spring.config.import", "classpath:reelwise-environment.yaml",
            "spring.main.banner-mode", "off",
            "LOG_LEVEL", "warn"));
    application.addInitializers(
        starting ->
            starting
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("bench", settings)));
    this.context = application.run();
    this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Starts starts() {
      return new Starts();
    }
  }

  /** Notes the moment at which each video's work begins. */
  static final class Starts implements Step<Boolean> {

    final Map<VideoId, Long> nanos = new ConcurrentHashMap<>();

    @Override
    public StepName name() {
      return StepName.TRANSCRIBE;
    }

    @Override
    public Boolean work(StepContext run) {
      nanos.putIfAbsent(run.videoId(), System.nanoTime());
      return true;
    }

    @Override
    public Outcome record(StepContext run, Boolean result) {
      return Outcome.of();
    }
  }

  Map<VideoId, Long> starts() {
    return context.getBean(Starts.class).nanos;
  }

  /** Commits an upload. */
  VideoId commit() {
    return Objects.requireNonNull(transaction.execute(_ -> upload()));
  }

  private VideoId upload() {
    VideoId video =
        new VideoId(
            context
                .getBean(JdbcClient.class)
                .sql(
                    "insert into videos (title, user_id, key) values ('hop', 1, :key) returning id")
                .param("key", UUID.randomUUID().toString())
                .query(Integer.class)
                .single());
    context
        .getBean(VideoFlow.class)
        .start(
            new VideoUploaded(
                EventId.random(),
                video,
                new UserId(1),
                "videos/original/" + video,
                new VideoUploaded.Metadata("hop.mp4", "video/mp4", null),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.ofEpochSecond(0)));
    return video;
  }

  @Override
  public void close() {
    context.close();
  }
}
