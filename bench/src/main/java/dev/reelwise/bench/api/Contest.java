package dev.reelwise.bench.api;

import dev.reelwise.bench.Figures;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Everything that is measured, in rounds that take turns. */
final class Contest {

  private static final List<String> PROCESSES =
      List.of(ApiServer.NAME, "postgres", "opensearch", "redis", Processors.CLIENT);

  private final Map<String, List<? extends Client>> parties = new LinkedHashMap<>();
  private final Map<String, List<Round>> rounds = new LinkedHashMap<>();
  private final Processors processors;

  Contest(Processors processors) {
    this.processors = processors;
  }

  void add(String title, List<? extends Client> clients) {
    parties.put(title, clients);
  }

  /**
   * Lets everyone run without counting, until each was asked so often, or three minutes are over.
   */
  void warmUp(int requests) throws InterruptedException {
    Load load = new Load(Duration.ofSeconds(1));
    for (List<? extends Client> clients : parties.values()) {
      int asked = 0;
      for (int second = 0; second < 180 && asked < requests; second++) {
        asked += load.run(clients).requests();
      }
    }
  }

  void round(Load load) throws InterruptedException {
    for (Map.Entry<String, List<? extends Client>> party : parties.entrySet()) {
      Map<String, Double> before = processorSeconds();
      Load.Result result = load.run(party.getValue());
      Map<String, Double> spent = new LinkedHashMap<>();
      processorSeconds()
          .forEach((server, now) -> spent.put(server, now - before.getOrDefault(server, 0.0)));
      rounds
          .computeIfAbsent(party.getKey(), title -> new ArrayList<>())
          .add(new Round(result, spent));
    }
  }

  private Map<String, Double> processorSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    PROCESSES.forEach(server -> seconds.put(server, processors.seconds(server)));
    return seconds;
  }

  double rate(String title) {
    return median(title, round -> round.result().rate());
  }

  double milliseconds(String title) {
    return median(title, round -> round.result().median());
  }

  double slowMilliseconds(String title) {
    return median(title, round -> round.result().slow());
  }

  /** As {@link #spent(String, String)}, of all that take part: what bounds the rate. */
  double spent(String title) {
    return PROCESSES.stream().mapToDouble(server -> spent(title, server)).sum();
  }

  /** Milliseconds of the processors' time that the server spent for each request. */
  double spent(String title, String server) {
    return median(
        title, round -> 1e3 * round.spent().getOrDefault(server, 0.0) / round.result().requests());
  }

  private double median(String title, ToDoubleFunction<Round> figure) {
    List<Double> figures = new ArrayList<>();
    rounds
        .getOrDefault(title, List.of())
        .forEach(round -> figures.add(figure.applyAsDouble(round)));
    return Figures.median(figures);
  }

  void close() throws IOException, SQLException {
    for (List<? extends Client> clients : parties.values()) {
      for (Client client : clients) {
        client.close();
      }
    }
  }

  private record Round(Load.Result result, Map<String, Double> spent) {}
}
