package dev.reelwise.bench.chaos;

import dev.reelwise.pipeline.fault.FailPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came more than once, and had no second effect.
 *
 * @param sent requests beyond the first of each upload
 * @param replayed requests that were answered by the answer to an earlier one
 * @param published records beyond the first of each event
 * @param delivered events that a consumer got again
 * @param attempts of the steps, beyond the first of each
 * @param lost attempts whose worker was lost
 * @param waits attempts that were put off until a server came back
 * @param failures attempts that failed otherwise
 * @param stale jobs whose work was done already
 */
record Tally(
    long sent,
    long replayed,
    long published,
    long delivered,
    long attempts,
    long lost,
    long waits,
    long failures,
    long stale) {

  static Tally of(
      Database database,
      Map<String, String> environment,
      Absorbed absorbed,
      Logs logs,
      List<Accepted> accepted) {
    return new Tally(
        accepted.stream().mapToLong(one -> one.tries() - 1).sum(),
        accepted.stream().mapToLong(Accepted::replayed).sum(),
        Published.in(environment).repeats(),
        Math.max(absorbed.of(Absorbed.REPEATED), logs.of(Logs.REPEATED)),
        sum(database, "attempt - 1"),
        sum(database, "losses"),
        sum(database, "waits"),
        sum(database, "failures"),
        Math.max(absorbed.of(Absorbed.STALE), logs.of(Logs.STALE)));
  }

  private static long sum(Database database, String column) {
    return database.number("select coalesce(sum(%s), 0) from video_steps".formatted(column));
  }

  /** What must have been seen, because services have died at these lines, and was not. */
  List<String> unseen(Lines lines) {
    List<String> unseen = new ArrayList<>();
    if (lines.crossed(FailPoint.RELAY_SENT) && published == 0) {
      unseen.add("the relay has died before its mark, and no record was published twice");
    }
    if (lines.crossed(FailPoint.INBOX_COMMITTED) && delivered == 0) {
      unseen.add("a consumer has died before its offsets, and no event was delivered twice");
    }
    if (lines.crossed(FailPoint.STEP_COMMITTED) && stale == 0) {
      unseen.add("a worker has died behind its commit, and no job was found done already");
    }
    return unseen;
  }

  /** In a sentence. */
  String words() {
    return ("Repeats that were absorbed: %d requests (%d of them answered from the store of"
            + " answers), %d records in Kafka, at least %d deliveries to a consumer and %d stale"
            + " jobs, %d attempts of steps (%d whose worker was lost, %d that waited for a server,"
            + " %d that failed otherwise).")
        .formatted(sent, replayed, published, delivered, stale, attempts, lost, waits, failures);
  }
}
