package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.TestIndex;
import dev.reelwise.api.search.JudgedQueries.Judged;
import dev.reelwise.api.search.JudgedQueries.Score;
import dev.reelwise.api.search.Relevance.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the order of results to judged queries, and tells what each part of it brings. */
class RelevanceTest {

  private static final Logger LOG = LoggerFactory.getLogger(RelevanceTest.class);

  private static final double NDCG_FLOOR = 0.93;
  private static final double MRR_FLOOR = 0.95;
  private static final String LEAST = Relevance.USUAL.least();

  private static JudgedQueries judged;
  private static TestSearches searches;

  @BeforeAll
  static void fillTheIndex() throws Exception {
    judged = JudgedQueries.read();
    TestIndex index = TestIndex.join("relevance");
    searches = new TestSearches(index);
    index.putAll(judged.videos().stream().map(JudgedQueries.Video::indexed).toList());
  }

  @Test
  void whatIsSoughtComesFirst() {
    Score tuning = score(judged.tuning(), Relevance.USUAL);
    Score heldOut = score(judged.heldOut(), Relevance.USUAL);
    LOG.info("tuning {}, held out {}", tuning, heldOut);

    assertThat(heldOut.ndcg()).isGreaterThan(NDCG_FLOOR);
    assertThat(heldOut.mrr()).isGreaterThan(MRR_FLOOR);
    assertThat(tuning.ndcg()).isGreaterThan(NDCG_FLOOR);
  }

  @Test
  void leavingAPartOutMakesItNoBetter() {
    Fields usual = Relevance.USUAL.fields();
    Map<String, Relevance> ablations = new LinkedHashMap<>();
    ablations.put("usual", Relevance.USUAL);
    ablations.put("without the title", with(0, usual.tags(), usual.description(), 1));
    ablations.put("without the tags", with(usual.title(), 0, usual.description(), 1));
    ablations.put("without the description", with(usual.title(), usual.tags(), 0, 1));
    ablations.put(
        "without the transcript", with(usual.title(), usual.tags(), usual.description(), 0));
    ablations.put("without weights", with(1, 1, 1, 1));
    ablations.put("with all words", new Relevance(usual, "100%", 1, 2));
    ablations.put("without phrases", new Relevance(usual, LEAST, 0, Relevance.USUAL.verbatim()));
    ablations.put(
        "without titles as typed", new Relevance(usual, LEAST, Relevance.USUAL.phrase(), 0));
    Map<String, Score> scores = new LinkedHashMap<>();
    ablations.forEach((name, one) -> scores.put(name, score(judged.queries(), one)));
    scores.forEach((name, score) -> LOG.info("{}: {}", name, score));

    Score whole = scores.get("usual");
    assertThat(scores.values())
        .allSatisfy(score -> assertThat(score.ndcg()).isLessThanOrEqualTo(whole.ndcg() + 0.01));
    assertThat(scores.get("without the title").ndcg()).isLessThan(whole.ndcg() - 0.02);
    assertThat(scores.get("with all words").ndcg()).isLessThan(whole.ndcg() - 0.02);
    assertThat(scores.get("without the transcript").ndcg()).isLessThan(whole.ndcg() - 0.02);
  }

  private static Relevance with(float title, float tags, float description, float transcript) {
    return new Relevance(
        new Fields(title, tags, description, 2, transcript),
        LEAST,
        Relevance.USUAL.phrase(),
        Relevance.USUAL.verbatim());
  }

  private static Score score(List<Judged> queries, Relevance relevance) {
    return JudgedQueries.score(queries, words -> found(words, relevance));
  }

  private static List<Integer> found(String words, Relevance relevance) {
    SearchQuery query = TestSearches.query(words, 10, 1, null, null, null);
    Sought usual = query.sought(Filters.NONE, TestSearches.USER);
    Sought sought = new Sought(words, usual.filters(), usual.sort(), usual.audience(), relevance);
    return TestSearches.ids(searches.videos.find(query, sought));
  }
}
