package dev.reelwise.pipeline.event;

import dev.reelwise.contracts.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The topics' names on this installation's brokers. */
public final class Topics {

  private final String prefix;

  public Topics(String prefix) {
    this.prefix = prefix;
  }

  public String name(Topic topic) {
    return prefix + topic.text();
  }

  /** Where records of that topic go that can't be read. */
  public String deadLetters(Topic topic) {
    return prefix + topic.deadLetters();
  }

  static boolean isForDeadLetters(String name) {
    return Arrays.stream(Topic.values()).anyMatch(topic -> name.endsWith(topic.deadLetters()));
  }

  List<String> all() {
    return Arrays.stream(Topic.values())
        .flatMap(topic -> Stream.of(name(topic), deadLetters(topic)))
        .toList();
  }
}
