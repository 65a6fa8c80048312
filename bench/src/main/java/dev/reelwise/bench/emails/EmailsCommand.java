package dev.reelwise.bench.emails;

import dev.reelwise.bench.ApiServer;
import dev.reelwise.bench.Figures;
import dev.reelwise.bench.Publication;
import dev.reelwise.bench.Report;
import dev.reelwise.bench.Scratch;
import dev.reelwise.bench.Servers;
import dev.reelwise.bench.Table;
import dev.reelwise.cli.Options;
import dev.reelwise.stack.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what the filter of addresses keeps from the database. */
@Command(
    name = "emails",
    description =
        "How many look-ups of addresses never reach PostgreSQL, how often the filter is wrong, and how fast they are.",
    mixinStandardHelpOptions = true)
public final class EmailsCommand implements Callable<Integer> {

  private static final String HEAP = "256m";

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(names = "--known", description = "How many accounts there are (default: 100000).")
  private int known = 100_000;

  @Option(
      names = "--look-ups",
      description = "How many addresses are looked up, half of them known (default: 20000).")
  private int lookUps = 20_000;

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    try (Scratch scratch = Scratch.in(options);
        LocalStack servers = Servers.start(scratch)) {
      ApiServer api = ApiServer.start(servers, HEAP, Map.of("REDIS_KEY_PREFIX", Filter.PREFIX));
      try (UserTable table = new UserTable(servers.environment());
          Filter filter = new Filter(servers.environment());
          var statement = table.lookUp()) {
        ByTurns turns = new ByTurns(table, filter, new LookUps(api, statement));
        turns.prepare(known);
        publication.publish(report(turns.measure(known, lookUps), filter.bytes()));
      }
    }
    return 0;
  }

  private Report report(ByTurns.Found found, long bytes) {
    List<List<String>> rows =
        List.of(
            List.of(
                "with the filter",
                Figures.number(found.withFilter(), 0),
                Figures.number(100 * found.kept() / (double) found.lookUps(), 1) + " %",
                Figures.number(100 * found.wrong() / (double) found.unknown(), 2) + " %"),
            List.of("without it", Figures.number(found.withoutFilter(), 0), "0.0 %", ""),
            List.of("the SQL statement alone", Figures.number(found.statement(), 0), "0.0 %", ""));
    return new Report(
        "emails",
        "Look-ups of e-mail addresses and the filter before them",
        "./reelwise bench emails --known %d --look-ups %d".formatted(known, lookUps),
        new Table(List.of("", "look-ups/s", "never reach PostgreSQL", "wrongly 'maybe'"), rows),
        List.of(
            "Aim: at most 1 % wrongly 'maybe'; as half of the addresses are unknown, at most 50 %"
                + " of the look-ups can stay away from the table.",
            "%s accounts; the same %s addresses each way, by turns of 500, one at a time over HTTP;"
                .formatted(Figures.number(known, 0), Figures.number((double) found.lookUps(), 0)),
            "the statement, prepared and on one connection, is the limit that no HTTP API reaches.",
            "What reaches PostgreSQL is counted by its own statistics of the index of addresses.",
            "The filter has " + Figures.number(bytes / 1024.0, 0) + " KiB in Redis."));
  }
}
