package dev.reelwise.bench.outbox;

import java.util.Map;

/** The outboxes that are measured, with the settings that their makers advise for throughput. */
enum Contender {
  REELWISE(
      "reelwise",
      OwnApplication.class,
      "video.transcribed",
      true,
      Map.of("reelwise.roles", "relay"),
      "outbox_events",
      "not published and parked_at is null",
      """
      insert into outbox_events (id, topic, payload, service)
      select gen_random_uuid(), topic,
             jsonb_set(payload, '{snippetCount}', to_jsonb((payload ->> 'snippetCount')::int + copy)),
             service
      from outbox_events, generate_series(1, :copies) copy
      where not published
      order by copy, position
      """),

  MODULITH(
      "modulith",
      ModulithApplication.class,
      "bench.modulith",
      false,
      Map.of(
          "spring.modulith.events.jdbc.schema-initialization.enabled", "true",
          "spring.modulith.events.completion-mode", "delete",
          "spring.threads.virtual.enabled", "false",
          "spring.task.execution.pool.core-size", "16"),
      "event_publication",
      "completion_date is null",
      """
      insert into event_publication (id, listener_id, event_type, serialized_event,
                                     publication_date, status, completion_attempts)
      select gen_random_uuid(), listener_id, event_type,
             regexp_replace(serialized_event, '"snippetCount":[0-9]+', '"snippetCount":'
               || (serialized_event::jsonb ->> 'snippetCount')::int + copy),
             publication_date + make_interval(secs => copy * 1e-6), 'FAILED', completion_attempts
      from event_publication, generate_series(1, :copies) copy
      order by copy
      """),

  NAMASTACK(
      "namastack",
      NamastackApplication.class,
      "bench.namastack",
      true,
      Map.of(
          "namastack.outbox.polling.batch-size", "800",
          "namastack.outbox.polling.fixed.interval", "25ms",
          "namastack.outbox.processing.executor-concurrency-limit", "30",
          "namastack.outbox.processing.delete-completed-records", "true",
          "namastack.outbox.instance.heartbeat-interval", "1s"),
      "outbox_record",
      "status = 'NEW'",
      """
      insert into outbox_record (id, status, record_key, record_type, payload, context, created_at,
                                 failure_count, next_retry_at, partition_no, handler_id)
      select gen_random_uuid()::text, status, record_key, record_type,
             regexp_replace(payload, '"snippetCount":[0-9]+', '"snippetCount":'
               || (payload::jsonb ->> 'snippetCount')::int + copy),
             context, created_at + make_interval(secs => copy * 1e-6),
             failure_count, next_retry_at, partition_no, handler_id
      from outbox_record, generate_series(1, :copies) copy
      order by copy
      """);

  private final String id;
  private final Class<?> application;
  private final String topic;
  private final boolean ordered;

  @SuppressWarnings("ImmutableEnumChecker") // Made by Map.of.
  private final Map<String, String> settings;

  private final String table;
  private final String waiting;
  private final String copy;

  Contender(
      String id,
      Class<?> application,
      String topic,
      boolean ordered,
      Map<String, String> settings,
      String table,
      String waiting,
      String copy) {
    this.id = id;
    this.application = application;
    this.topic = topic;
    this.ordered = ordered;
    this.settings = settings;
    this.table = table;
    this.waiting = waiting;
    this.copy = copy;
  }

  String id() {
    return id;
  }

  String schema() {
    return "bench_" + id;
  }

  Class<?> application() {
    return application;
  }

  String topic() {
    return topic;
  }

  /** Whether it promises that the events of one key come in the order of their commits. */
  boolean promisesOrder() {
    return ordered;
  }

  Map<String, String> settings() {
    return settings;
  }

  String table() {
    return table;
  }

  /** The condition for rows that are still to be published. */
  String waiting() {
    return waiting;
  }

  /** Copies each row {@code :copies} times, with the numbers that follow. */
  String copy() {
    return copy;
  }
}
