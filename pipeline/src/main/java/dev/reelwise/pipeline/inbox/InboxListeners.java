package dev.reelwise.pipeline.inbox;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.pipeline.event.Topics;
import dev.reelwise.pipeline.event.UnreadableEvent;
import dev.reelwise.pipeline.step.Outages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * One consumer group for each topic that this process's steps need. Whoever of the group gets an
 * event enqueues all steps that it asks for; the workers may be elsewhere.
 */
class InboxListeners implements SmartLifecycle {

  private static final long PAUSE_MILLIS = 1_000;
  private static final long BETWEEN_OFFSETS_MILLIS = 500;

  private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final Outages outages;
  private final InboxSettings settings;
  private volatile boolean running;

  InboxListeners(
      Set<Topic> wanted,
      ConsumerFactory<byte[], byte[]> consumers,
      InboxNames names,
      Inbox inbox,
      DeadLetters deadLetters,
      Outages outages,
      InboxSettings settings) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.outages = outages;
    this.settings = settings;
    this.containers = wanted.stream().map(topic -> container(topic, consumers, names)).toList();
  }

  /** How topics and groups are called. */
  record InboxNames(Topics topics, String group) {

    String topic(Topic topic) {
      return topics.name(topic);
    }

    /** Each topic has a group of its own, so that services which share a name don't share it. */
    String group(Topic topic) {
      return group + "-" + topics.name(topic);
    }
  }

  private ConcurrentMessageListenerContainer<byte[], byte[]> container(
      Topic topic, ConsumerFactory<byte[], byte[]> consumers, InboxNames names) {
    ContainerProperties properties = new ContainerProperties(names.topic(topic));
    properties.setGroupId(names.group(topic));
    // Nobody waits for an offset, nor for each: what comes again for want of one is absorbed.
    properties.setSyncCommits(false);
    properties.setAckMode(AckMode.TIME);
    properties.setAckTime(BETWEEN_OFFSETS_MILLIS);
    properties.setMessageListener(
        (BatchMessageListener<byte[], byte[]>) records -> receive(topic, records));
    var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
    container.setBeanName("inbox-" + topic.text());
    container.setConcurrency(settings.threads());
    container.setCommonErrorHandler(errors(topic));
    return container;
  }

  /** In one transaction, or else one by one, so that a bad record holds up no other. */
  private void receive(Topic topic, List<ConsumerRecord<byte[], byte[]>> records) {
    try {
      inbox.receive(topic, records.stream().map(InboxListeners::incoming).toList());
    } catch (RuntimeException notAll) {
      for (int i = 0; i < records.size(); i++) {
        receive(topic, records, i);
      }
    }
  }

  private void receive(Topic topic, List<ConsumerRecord<byte[], byte[]>> records, int index) {
    try {
      inbox.receive(topic, List.of(incoming(records.get(index))));
    } catch (RuntimeException e) {
      throw new BatchListenerFailedException("A record could not be taken in", e, index);
    }
  }

  private static Incoming incoming(ConsumerRecord<byte[], byte[]> record) {
    Header trace = record.headers().lastHeader("traceparent");
    return new Incoming(
        value(record),
        trace == null || trace.value() == null
            ? null
            : new String(trace.value(), StandardCharsets.UTF_8));
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      throw new UnreadableEvent("The record has no value");
    }
    return value;
  }

  private CommonErrorHandler errors(Topic topic) {
    DefaultErrorHandler errors =
        new DefaultErrorHandler((record, failure) -> deadLetters.add(topic, record, failure));
    errors.setBackOffFunction((_, failure) -> backOff(failure));
    return errors;
  }

  private BackOff backOff(Exception failure) {
    if (outages.isOutage(failure)) {
      return new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS);
    }
    boolean hopeless =
        Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
            .anyMatch(UnreadableEvent.class::isInstance);
    return new FixedBackOff(PAUSE_MILLIS, hopeless ? 0 : settings.attempts() - 1);
  }

  @Override
  public void start() {
    running = true;
    containers.forEach(ConcurrentMessageListenerContainer::start);
  }

  @Override
  public void stop() {
    containers.forEach(ConcurrentMessageListenerContainer::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 30;
  }
}
