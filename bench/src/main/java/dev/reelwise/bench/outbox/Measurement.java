package dev.reelwise.bench.outbox;

import java.time.Duration;
import java.util.List;

/**
 * What is measured in each round.
 *
 * @param rates commits a second, each for so many {@code seconds}
 * @param each how many events of every video the backlog has
 * @param keep how long our outbox keeps published rows
 */
record Measurement(
    List<Integer> rates, int seconds, int each, Duration keep, List<Contender> contenders) {

  Measurement {
    rates = List.copyOf(rates);
    contenders = List.copyOf(contenders);
  }
}
