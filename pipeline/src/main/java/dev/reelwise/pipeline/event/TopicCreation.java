package dev.reelwise.pipeline.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Creates missing topics at start; keeps trying in the background while Kafka is away. */
class TopicCreation implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final Map<String, String> DEAD_LETTERS =
      Map.of(
          // They wait for an operator, however long that takes.
          TopicConfig.RETENTION_MS_CONFIG,
          "-1",
          // What came in better packed, or was too large for others, is to be kept whole.
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(LargeRecords.LARGEST));

  private final Map<String, Object> admin;
  private final List<NewTopic> topics;
  private Optional<Thread> retrying = Optional.empty();
  private volatile boolean running;

  TopicCreation(Map<String, Object> admin, Topics names, TopicSettings settings) {
    this.admin = admin;
    this.topics = names.all().stream().map(name -> topic(name, settings)).toList();
  }

  private static NewTopic topic(String name, TopicSettings settings) {
    NewTopic topic = new NewTopic(name, settings.partitions(), settings.replicas());
    return Topics.isForDeadLetters(name) ? topic.configs(DEAD_LETTERS) : topic;
  }

  @Override
  public void start() {
    running = true;
    retrying = Optional.of(Thread.ofVirtual().name("topics").unstarted(this::createUntilDone));
    retrying.get().start();
    try {
      // Consumers find their topics at once when these are made before they subscribe.
      retrying.get().join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void createUntilDone() {
    try {
      while (running && !create()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean create() throws InterruptedException {
    try (Admin client = Admin.create(admin)) {
      for (KafkaFuture<Void> created : client.createTopics(topics).values().values()) {
        awaitCreated(created);
      }
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return later(e);
    }
  }

  private static void awaitCreated(KafkaFuture<Void> created)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      created.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static boolean later(Exception e) {
    log.warn("Can't create the topics yet, trying again: {}", e.toString());
    return false;
  }

  @Override
  public void stop() {
    running = false;
    retrying.ifPresent(Thread::interrupt);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return -100;
  }
}
