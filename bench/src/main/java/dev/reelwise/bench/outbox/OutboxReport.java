package dev.reelwise.bench.outbox;

import dev.reelwise.bench.Figures;
import dev.reelwise.bench.Report;
import dev.reelwise.bench.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the contest has found, in words. */
final class OutboxReport {

  private final Contest contest;
  private final Measurement measurement;
  private final int rounds;

  OutboxReport(Contest contest, Measurement measurement, int rounds) {
    this.contest = contest;
    this.measurement = measurement;
    this.rounds = rounds;
  }

  Report report() {
    List<List<String>> rows = new ArrayList<>();
    for (Contender contender : measurement.contenders()) {
      rows.add(row(contender));
    }
    rows.add(row("reelwise, into the inbox", contest.inbox(), "", ""));
    rows.add(row("bare producer", contest.bare(), "", ""));
    return new Report(
        "outbox",
        "The outbox beside others",
        "./reelwise bench outbox --rounds %d --rates %s --seconds %d --backlog %d --keep-seconds %d"
            .formatted(
                rounds,
                measurement.rates().stream().map(String::valueOf).collect(Collectors.joining(",")),
                measurement.seconds(),
                measurement.each() * Contest.VIDEOS,
                measurement.keep().toSeconds()),
        new Table(head(), rows),
        remarks());
  }

  private List<String> head() {
    List<String> head = new ArrayList<>();
    head.add("");
    for (int rate : measurement.rates()) {
      head.add(Figures.number(rate, 0) + "/s: median ms");
      head.add("99 % ms");
    }
    head.addAll(List.of("backlog: events/s", "of the bare producer's", "out of order", "repeated"));
    return head;
  }

  private List<String> row(Contender contender) {
    Receiver receiver = contest.receiver(contender);
    String overtaken = Figures.number((double) receiver.overtaken(), 0);
    return row(
        contender.id(),
        contest.result(contender),
        contender.promisesOrder() ? overtaken : overtaken + " (no promise)",
        Figures.number((double) receiver.repeated(), 0));
  }

  private List<String> row(String name, Result result, String overtaken, String repeated) {
    List<String> row = new ArrayList<>();
    row.add(name);
    for (int rate : measurement.rates()) {
      row.add(result.hop(rate, 0.5));
      row.add(result.hop(rate, 0.99));
    }
    row.add(result.wasDrained() ? Figures.number(result.drain(), 0) : "");
    row.add(result.wasDrained() ? Figures.number(result.drain() / contest.bare().drain(), 3) : "");
    row.add(overtaken);
    row.add(repeated);
    return row;
  }

  private List<String> remarks() {
    List<Result.Sizes> sizes = contest.result(Contender.REELWISE).sizes();
    return List.of(
        "Aim: median 15 ms, 99th percentile 60 ms; a backlog at half of the bare producer's rate or"
            + " more, and ahead of both libraries.",
        "Medians of the rounds; all in one process, one after the other, on the same PostgreSQL and"
            + " Kafka.",
        "Each of 8 writers gives an event its number under the lock of one of %d videos; each event"
                .formatted(Contest.VIDEOS)
            + " goes to a stock consumer, which checks the numbers.",
        "Into the inbox: until the inbox has committed, with the next step queued; the step is"
            + " paused, and its jobs are taken away before each round (how soon a step begins is"
            + " told by `bench hop`).",
        "Before what counts each has had some seconds at 500/s and a small backlog.",
        "All producers: acks=all, idempotent, no linger, batches of 128 KiB; 6 partitions.",
        "What a library has not published of its backlog after two minutes is given up.",
        settings(Contender.MODULITH) + ", resubmission of 1,000 at once.",
        settings(Contender.NAMASTACK) + ", virtual threads.",
        "Our published rows go after %d s, theirs at once."
            .formatted(measurement.keep().toSeconds()),
        "Our table with its indexes, by rounds: before the backlog "
            + mebibytes(sizes, of -> of.before().mebibytes())
            + ", published "
            + mebibytes(sizes, of -> of.drained().mebibytes())
            + ", cleaned up "
            + mebibytes(sizes, of -> of.cleaned().mebibytes())
            + ".");
  }

  private static String settings(Contender contender) {
    return contender.id()
        + ": "
        + contender.settings().entrySet().stream()
            .map(
                one ->
                    one.getKey().replaceAll("^.*outbox\\.|^spring\\.", "") + "=" + one.getValue())
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String mebibytes(List<Result.Sizes> sizes, ToDoubleFunction<Result.Sizes> of) {
    return sizes.stream()
            .map(one -> Figures.number(of.applyAsDouble(one), 1))
            .collect(Collectors.joining(", "))
        + " MiB";
  }
}
