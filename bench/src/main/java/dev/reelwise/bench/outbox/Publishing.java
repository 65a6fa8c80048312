package dev.reelwise.bench.outbox;

/** How an application hands an event to its outbox. */
interface Publishing {

  /** Writes the video's next event in the caller's transaction. */
  void publish(int video, int number);

  /** Called again and again while a backlog waits, for outboxes that must be told to go on. */
  default void goOn() {}
}
