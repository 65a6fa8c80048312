package dev.reelwise.contracts;

import java.util.UUID;

/** An event's id: the id of its outbox row, by which consumers recognise a repeat. */
public record EventId(UUID value) {

  public static EventId random() {
    return new EventId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
