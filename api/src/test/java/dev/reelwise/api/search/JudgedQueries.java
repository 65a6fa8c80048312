package dev.reelwise.api.search;

import dev.reelwise.api.index.TestVideo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Videos and queries of our own, with how well a video answers a query: 3 is what was sought, 2
 * nearly, 1 touches it.
 */
record JudgedQueries(List<Video> videos, List<Judged> queries) {

  private static final int DEPTH = 10;

  record Video(int id, String title, String description, List<String> tags, List<String> said) {
    TestVideo indexed() {
      return TestVideo.of(id, title)
          .description(description)
          .tags(tags.toArray(String[]::new))
          .said(said.toArray(String[]::new));
    }
  }

  record Judged(String q, Map<Integer, Integer> grades) {}

  /** The means over some queries: nDCG of the first ten, and the best result's reciprocal rank. */
  record Score(double ndcg, double mrr) {}

  static JudgedQueries read() throws IOException {
    try (InputStream in = JudgedQueries.class.getResourceAsStream("/search/judged.json")) {
      return JsonMapper.shared().readValue(in, JudgedQueries.class);
    }
  }

  /** Every second query: the weights were chosen by these. */
  List<Judged> tuning() {
    return half(0);
  }

  /** The others, which no weight was chosen by. */
  List<Judged> heldOut() {
    return half(1);
  }

  private List<Judged> half(int rest) {
    List<Judged> half = new ArrayList<>();
    for (int i = rest; i < queries.size(); i += 2) {
      half.add(queries.get(i));
    }
    return half;
  }

  /** {@code search} answers words with ids, the best first. */
  static Score score(List<Judged> queries, Function<String, List<Integer>> search) {
    double ndcg = 0;
    double mrr = 0;
    for (Judged query : queries) {
      List<Integer> found = search.apply(query.q());
      ndcg += ndcg(query, found);
      mrr += reciprocalRank(query, found);
    }
    return new Score(ndcg / queries.size(), mrr / queries.size());
  }

  /** Järvelin and Kekäläinen 2002, with gains of 2^grade - 1. */
  private static double ndcg(Judged query, List<Integer> found) {
    List<Integer> ideal =
        query.grades().values().stream().sorted(Comparator.reverseOrder()).toList();
    List<Integer> grades = found.stream().map(id -> query.grades().getOrDefault(id, 0)).toList();
    return gain(grades) / gain(ideal);
  }

  private static double gain(List<Integer> grades) {
    double gain = 0;
    for (int i = 0; i < Math.min(DEPTH, grades.size()); i++) {
      gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return gain;
  }

  private static double reciprocalRank(Judged query, List<Integer> found) {
    for (int i = 0; i < found.size(); i++) {
      if (query.grades().getOrDefault(found.get(i), 0) >= 2) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}
