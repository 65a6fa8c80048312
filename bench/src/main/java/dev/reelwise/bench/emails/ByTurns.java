package dev.reelwise.bench.emails;

import dev.reelwise.bench.Figures;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The same look-ups with the filter, without it, and by the statement alone, by turns. */
final class ByTurns {

  private static final int TURN = 500;
  private static final Duration FILLING = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final UserTable table;
  private final Filter filter;
  private final LookUps lookUps;

  ByTurns(UserTable table, Filter filter, LookUps lookUps) {
    this.table = table;
    this.filter = filter;
    this.lookUps = lookUps;
  }

  /** Makes the accounts, and waits until the filter knows all of them. */
  void prepare(int known) throws SQLException, IOException, InterruptedException {
    long last = table.fill(known);
    long end = System.nanoTime() + FILLING.toNanos();
    while (filter.filledTo() < last) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The filter is not filled within " + FILLING);
      }
      table.hurryTheFilter();
      Thread.sleep(BETWEEN);
    }
  }

  Found measure(int known, int count) throws SQLException, IOException, InterruptedException {
    List<LookUps.Address> all = addresses(known, count);
    List<LookUps.Address> first = all.subList(0, Math.min(2 * TURN, all.size()));
    Turn _ = turn(first);
    long before = table.scans();
    List<Turn> turns = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TURN) {
      turns.add(turn(all.subList(from, Math.min(from + TURN, all.size()))));
      System.out.printf("%,d of %,d%n", Math.min(from + TURN, all.size()), all.size());
    }
    long scans = table.scans() - before;
    // All of the other two ways have reached the table.
    long reached = scans - 2L * all.size();
    long unknown = all.stream().filter(address -> !address.known()).count();
    long wrong = reached - (all.size() - unknown);
    if (wrong < 0) {
      throw new IllegalStateException("PostgreSQL has not counted all: " + scans);
    }
    return new Found(
        all.size(),
        unknown,
        all.size() - reached,
        wrong,
        Figures.median(turns.stream().map(Turn::withFilter).toList()),
        Figures.median(turns.stream().map(Turn::withoutFilter).toList()),
        Figures.median(turns.stream().map(Turn::statement).toList()));
  }

  private Turn turn(List<LookUps.Address> some)
      throws SQLException, IOException, InterruptedException {
    filter.turn(true);
    long with = lookUps.byApi(some);
    filter.turn(false);
    long without = lookUps.byApi(some);
    long statement = lookUps.byStatement(some);
    filter.turn(true);
    return new Turn(rate(some, with), rate(some, without), rate(some, statement));
  }

  private static double rate(List<LookUps.Address> some, long nanos) {
    return some.size() / (nanos / 1e9);
  }

  /** Half of them known, in an order that is random but the same each time. */
  private static List<LookUps.Address> addresses(int known, int count) {
    Random random = new Random(1970);
    List<LookUps.Address> addresses = new ArrayList<>();
    for (int i = 0; i < count / 2; i++) {
      addresses.add(
          new LookUps.Address("known-" + (1 + random.nextInt(known)) + "@reelwise.example", true));
      addresses.add(new LookUps.Address("unknown-" + i + "@reelwise.example", false));
    }
    Collections.shuffle(addresses, random);
    return addresses;
  }

  /** Look-ups a second, each way. */
  private record Turn(double withFilter, double withoutFilter, double statement) {}

  /**
   * What was found.
   *
   * @param kept how many look-ups did not reach PostgreSQL
   * @param wrong how many unknown addresses did, because the filter said maybe
   * @param withFilter look-ups a second, as the two that follow
   */
  record Found(
      long lookUps,
      long unknown,
      long kept,
      long wrong,
      double withFilter,
      double withoutFilter,
      double statement) {}
}
