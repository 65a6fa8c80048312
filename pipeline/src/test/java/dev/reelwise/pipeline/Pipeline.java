package dev.reelwise.pipeline;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.contracts.event.VideoUploaded;
import dev.reelwise.pipeline.step.Step;
import dev.reelwise.pipeline.video.VideoFlow;
import dev.reelwise.stack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of the pipeline for tests: the auto-configuration on the shared stack's servers. */
public final class Pipeline implements AutoCloseable {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ConfigurableApplicationContext context;

  private Pipeline(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  /** Servers of one's own, which several processes can share. */
  public static Map<String, String> servers(String name) {
    return SharedStack.join().isolated(name).environment();
  }

  /** Starts a process with these roles (comma-separated), settings and steps. */
  public static Pipeline start(
      Map<String, String> servers, String roles, Map<String, String> settings, Step<?>... steps) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setRegisterShutdownHook(false);
    Map<String, Object> properties = new HashMap<>(servers);
    properties.put("spring.application.name", "api");
    properties.put("spring.jmx.enabled", "false");
    properties.put("reelwise.roles", roles);
    properties.put("reelwise.topics.partitions", "3");
    properties.put("spring.datasource.hikari.maximum-pool-size", "8");
    properties.putAll(settings);
    application.addInitializers(
        context -> {
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("test", properties));
          for (Step<?> step : steps) {
            ((GenericApplicationContext) context)
                .registerBeanDefinition(
                    "step" + COUNT.incrementAndGet(),
                    BeanDefinitionBuilder.genericBeanDefinition(type(step), () -> step)
                        .getBeanDefinition());
          }
        });
    application.setDefaultProperties(
        Map.of(
            "spring.config.import", "classpath:reelwise-environment.yaml",
            "spring.main.banner-mode", "off",
            "LOG_LEVEL", "warn"));
    return new Pipeline(application.run());
  }

  public static Pipeline start(Map<String, String> servers, String roles, Step<?>... steps) {
    return start(servers, roles, Map.of(), steps);
  }

  @SuppressWarnings("unchecked")
  private static <S> Class<S> type(S step) {
    return (Class<S>) step.getClass();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public JdbcClient sql() {
    return bean(JdbcClient.class);
  }

  public void inTransaction(Runnable work) {
    new TransactionTemplate(bean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> work.run());
  }

  /** Adds a video's row. */
  public VideoId video() {
    return new VideoId(
        sql()
            .sql(
                """
                insert into videos (title, user_id, user_name, key, status)
                values ('A talk', 7, 'Ann', :key, 'uploading') returning id
                """)
            .param("key", "videos/" + UUID.randomUUID())
            .query(Integer.class)
            .single());
  }

  public static VideoUploaded uploaded(VideoId video) {
    return new VideoUploaded(
        EventId.random(),
        video,
        new UserId(7),
        "videos/original/" + video,
        new VideoUploaded.Metadata("talk.mp4", "video/mp4", null),
        UUID.randomUUID(),
        UUID.randomUUID(),
        Instant.parse("2026-01-02T03:04:05.678Z"));
  }

  /** Adds a video and starts it, in one transaction. */
  public VideoId upload() {
    VideoId[] video = new VideoId[1];
    inTransaction(
        () -> {
          video[0] = video();
          bean(VideoFlow.class).start(uploaded(video[0]));
        });
    return video[0];
  }

  public VideoStatus status(VideoId video) {
    return VideoStatus.of(
        sql()
            .sql("select status from videos where id = :id")
            .param("id", video.value())
            .query(String.class)
            .single());
  }

  public String state(VideoId video, String step) {
    return sql()
        .sql("select state from video_steps where video_id = :id and step = :step")
        .param("id", video.value())
        .param("step", step)
        .query(String.class)
        .single();
  }

  /** The row of the step, column by column. */
  public Map<String, Object> row(VideoId video, String step) {
    return new LinkedHashMap<>(
        sql()
            .sql("select * from video_steps where video_id = :id and step = :step")
            .param("id", video.value())
            .param("step", step)
            .query()
            .singleRow());
  }

  public List<String> topicsPublished(VideoId video) {
    return sql()
        .sql(
            """
            select topic from outbox_events
            where published and payload ->> 'videoId' = :id order by position
            """)
        .param("id", video.toString())
        .query(String.class)
        .list();
  }

  /** Waits until it is so, for at most 20 seconds. */
  public static void await(String what, BooleanSupplier condition) {
    await(what, Duration.ofSeconds(20), condition);
  }

  public static void await(String what, Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Not within " + atMost + ": " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError("Interrupted while waiting: " + what, e);
      }
    }
  }

  /** As Spring's test support does with a context that rests in its cache. */
  public void stopAndStart() {
    context.stop();
    context.start();
  }

  @Override
  public void close() {
    context.close();
  }
}
