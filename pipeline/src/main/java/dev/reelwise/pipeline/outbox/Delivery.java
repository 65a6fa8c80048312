package dev.reelwise.pipeline.outbox;

/** What became of a row that was handed to Kafka. */
sealed interface Delivery {

  WaitingRow row();

  /** All in-sync replicas have it. */
  record Acknowledged(WaitingRow row) implements Delivery {}

  /** It can never be published as it is: too large, no video, no such topic. */
  record Impossible(WaitingRow row, String reason) implements Delivery {}

  /** The broker refused this row, for a reason that may pass. */
  record Refused(WaitingRow row, String reason) implements Delivery {}

  /** Kafka is away, or won't talk to us: says nothing about the row. */
  record Away(WaitingRow row, String reason) implements Delivery {}
}
