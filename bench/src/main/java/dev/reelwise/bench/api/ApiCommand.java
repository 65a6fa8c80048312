package dev.reelwise.bench.api;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how many reads the API answers. */
@Command(
    name = "api",
    description =
        "Lists, details and searches a second, by eight clients over ten thousand videos.",
    mixinStandardHelpOptions = true)
public final class ApiCommand implements Callable<Integer> {

  private static final String SQL_LIST = "SQL of the list alone";
  private static final String SQL_DETAILS = "SQL of the details alone";

  /** PeerTube 6.3 on such a machine with 200 videos, at 37 to 67 ms. */
  private static final Map<Question, Integer> PEER =
      Map.of(
          Question.LIST,
          260,
          Question.DETAILS,
          330,
          Question.SEARCH,
          170,
          Question.NEW_SEARCH,
          170);

  private static final Map<Question, Integer> AIMS =
      Map.of(
          Question.LIST,
          3_000,
          Question.CURSOR,
          3_000,
          Question.DETAILS,
          3_000,
          Question.SEARCH,
          1_000,
          Question.NEW_SEARCH,
          1_000);

  @Mixin private final Options options = new Options();
  @Mixin private final Publication publication = new Publication();

  @Option(names = "--videos", description = "How many videos there are (default: 10000).")
  private int videos = 10_000;

  @Option(names = "--seconds", description = "How long a round of each takes (default: 4).")
  private int seconds = 4;

  @Option(names = "--rounds", description = "How many rounds (default: 5).")
  private int rounds = 5;

  @Option(
      names = "--warm-up",
      description = "How many requests of each do not count (default: 20000).")
  private int warmUp = 20_000;

  @Option(
      names = "--only",
      split = ",",
      description = "Ask only these, of ${COMPLETION-CANDIDATES} (default: all, and bare SQL).")
  private List<Question> only = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    Question.among(videos);
    try (Scratch scratch = Scratch.in(options);
        LocalStack servers = Servers.start(scratch)) {
      ApiServer api = ApiServer.start(servers);
      Library library = new Library(servers.environment());
      say("Writing %d videos".formatted(videos));
      library.fill(videos);
      new Documents(servers.environment()).fill(videos);
      Contest contest = contest(api, library, new Processors(servers));
      say("Measuring");
      Load load = new Load(Duration.ofSeconds(seconds));
      contest.warmUp(warmUp);
      for (int round = 0; round < rounds; round++) {
        contest.round(load);
      }
      publication.publish(report(contest));
      contest.close();
    }
    return 0;
  }

  private static void say(String what) {
    System.err.println(what);
  }

  private Contest contest(ApiServer api, Library library, Processors processors)
      throws IOException, InterruptedException, SQLException {
    Contest contest = new Contest(processors);
    String token = api.token();
    for (Question question : asked()) {
      List<Client> clients = new ArrayList<>();
      for (int number = 0; number < Load.CLIENTS; number++) {
        clients.add(question.client(api, token, number));
      }
      contest.add(question.title(), clients);
    }
    if (only.isEmpty()) {
      contest.add(SQL_LIST, statements(library, BareSql.LIST));
      contest.add(SQL_DETAILS, statements(library, BareSql.DETAILS));
    }
    return contest;
  }

  private List<Question> asked() {
    return only.isEmpty() ? List.of(Question.values()) : only;
  }

  private List<Client> statements(Library library, String sql) throws SQLException {
    List<Client> clients = new ArrayList<>();
    for (int number = 0; number < Load.CLIENTS; number++) {
      clients.add(new BareSql(library.connect(), sql, videos, number));
    }
    return clients;
  }

  private Report report(Contest contest) {
    List<List<String>> rows = new ArrayList<>();
    for (Question question : asked()) {
      rows.add(row(contest, question.title(), AIMS.get(question), PEER.get(question)));
    }
    if (only.isEmpty()) {
      rows.add(row(contest, SQL_LIST, null, null));
      rows.add(row(contest, SQL_DETAILS, null, null));
    }
    return new Report(
        "api",
        "Reads over HTTP",
        "./reelwise bench api --videos %d --seconds %d --rounds %d"
            .formatted(videos, seconds, rounds),
        new Table(
            List.of(
                "",
                "a second",
                "median ms",
                "99 % ms",
                "CPU ms",
                "API's",
                "PostgreSQL's",
                "OpenSearch's",
                "Redis's",
                "client's",
                "aim",
                "peer"),
            rows),
        List.of(
            "Eight clients, each on one connection that stays open, ask again as soon as they are"
                + " answered; they share the cores with the servers, which are the embedded ones.",
            "Medians of rounds that take turns. CPU is the processors' time of one request, of all"
                + " processes and of each: two cores have 2,000 ms of it a second, which is the"
                + " limit of the rate.",
            "Lists have ten videos; details and searches are of videos and words at random. The"
                + " server of the index remembers what it found until the index changes: of 1,000"
                + " questions nearly all were asked before, of the others none.",
            "The SQL alone runs through JDBC on eight connections and is the limit of what is behind"
                + " an answer; nothing is the limit of HTTP.",
            "Peer: PeerTube 6.3 on such a machine with 200 videos: 260 lists, 330 details, 170"
                + " searches a second, at 37 to 67 ms."));
  }

  private static List<String> row(
      Contest contest, String title, @Nullable Integer aim, @Nullable Integer peer) {
    return List.of(
        title,
        Figures.number(contest.rate(title), 0),
        Figures.number(contest.milliseconds(title), 2),
        Figures.number(contest.slowMilliseconds(title), 1),
        Figures.number(contest.spent(title), 3),
        Figures.number(contest.spent(title, ApiServer.NAME), 3),
        Figures.number(contest.spent(title, "postgres"), 3),
        Figures.number(contest.spent(title, "opensearch"), 3),
        Figures.number(contest.spent(title, "redis"), 3),
        Figures.number(contest.spent(title, Processors.CLIENT), 3),
        aim == null ? "" : Figures.number(aim, 0),
        peer == null ? "" : Figures.number(peer, 0));
  }
}
