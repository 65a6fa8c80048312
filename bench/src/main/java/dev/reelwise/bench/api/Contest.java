package dev.reelwise.bench.api;

import dev.reelwise.bench.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Everything that is measured, in rounds that take turns. */
final class Contest {

  private static final List<String> SERVERS = List.of(ApiServer.NAME, "postgres", "opensearch");

  private final Map<String, List<? extends Client>> parties = new LinkedHashMap<>();
  private final Map<String, List<Round>> rounds = new LinkedHashMap<>();
  private final Processors processors;

  Contest(Processors processors) {
    this.processors = processors;
  }

  void add(String title, List<? extends Client> clients) {
    parties.put(title, clients);
    rounds.put(title, new ArrayList<>());
  }

  /** Lets everyone run, without counting. */
  void warmUp(Load load) throws InterruptedException {
    for (List<? extends Client> clients : parties.values()) {
      Load.Result _ = load.run(clients);
    }
  }

  void round(Load load) throws InterruptedException {
    for (Map.Entry<String, List<? extends Client>> party : parties.entrySet()) {
      Map<String, Double> before = processorSeconds();
      Load.Result result = load.run(party.getValue());
      Map<String, Double> spent = new LinkedHashMap<>();
      processorSeconds()
          .forEach((server, now) -> spent.put(server, now - before.getOrDefault(server, 0.0)));
      rounds.get(party.getKey()).add(new Round(result, spent));
    }
  }

  private Map<String, Double> processorSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    SERVERS.forEach(server -> seconds.put(server, processors.seconds(server)));
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

  /** Milliseconds of the processors' time that the server spent for each request. */
  double spent(String title, String server) {
    return median(
        title,
        round -> 1e3 * round.spent().getOrDefault(server, 0.0) / round.result().requests());
  }

  private double median(String title, ToDoubleFunction<Round> figure) {
    List<Double> figures = new ArrayList<>();
    rounds.getOrDefault(title, List.of()).forEach(round -> figures.add(figure.applyAsDouble(round)));
    return Figures.median(figures);
  }

  void close() throws Exception {
    for (List<? extends Client> clients : parties.values()) {
      for (Client client : clients) {
        client.close();
      }
    }
  }

  private record Round(Load.Result result, Map<String, Double> spent) {}
}
