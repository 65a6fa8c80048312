package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.index.TestIndex;
import dev.reelwise.api.index.TestVideo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagingTest {

  private static TestIndex index;
  private static TestSearches searches;
  private static volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private static int lastId = 1000;

  @BeforeAll
  static void join() {
    index = TestIndex.join("paging");
    InstantSource time = () -> now;
    searches = new TestSearches(index.client(), index.names(), time.withZone(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void cursorsLeadThroughAllResultsAndBack(Sort sort) {
    String word = "beaver" + sort.text();
    many(word, 11);
    List<Integer> whole = TestSearches.ids(ask(word, 100, null, null, sort));

    List<List<Integer>> forth = new ArrayList<>();
    ResultPage page = ask(word, 4, null, null, sort);
    assertThat(page.previous()).isNull();
    forth.add(TestSearches.ids(page));
    while (page.next() != null) {
      page = ask(word, 4, text(page.next(), word, sort), "next", sort);
      assertThat(page.total()).isEqualTo(11);
      forth.add(TestSearches.ids(page));
    }
    assertThat(forth.stream().flatMap(List::stream)).containsExactlyElementsOf(whole);

    List<List<Integer>> back = new ArrayList<>(List.of(TestSearches.ids(page)));
    while (page.previous() != null) {
      page = ask(word, 4, text(page.previous(), word, sort), "previous", sort);
      assertThat(page.total()).isEqualTo(11);
      back.addFirst(TestSearches.ids(page));
    }
    assertThat(back).isEqualTo(forth);
    assertThat(page.next()).isNotNull();
  }

  @Test
  void nothingComesTwiceOrIsMissedWhateverIsWrittenMeanwhile() {
    List<Integer> ids = many("heron", 30);
    List<Integer> seen = new ArrayList<>();
    ResultPage page = ask("heron", 5, null, null, Sort.RELEVANCE);
    seen.addAll(TestSearches.ids(page));
    // Before anybody has gone on: what fits better than all before, and changes of both sides.
    many("heron heron heron", 10);
    Integer unseen = ids.stream().filter(id -> !seen.contains(id)).findFirst().orElseThrow();
    index.put(TestVideo.of(unseen, "heron heron heron heron").said("now the best"));
    index.put(TestVideo.of(seen.getFirst(), "heron and a very long title that fits much less"));
    boolean first = true;
    while (page.next() != null) {
      page = ask("heron", 5, text(page.next(), "heron", Sort.RELEVANCE), "next", Sort.RELEVANCE);
      seen.addAll(TestSearches.ids(page));
      if (first) {
        // In the midst of it: others come, some go, and some fit better or not at all any more.
        many("heron", 10);
        index.delete(page.matches().getLast().id());
        ids.stream()
            .filter(id -> !seen.contains(id))
            .limit(5)
            .forEach(id -> index.put(TestVideo.of(id, "nothing of that kind")));
        first = false;
      }
    }

    assertThat(seen).doesNotHaveDuplicates().containsAll(ids);
  }

  @Test
  void aDeletedIndexStateIsReplacedAndThatIsSaid() throws IOException {
    many("egret", 12);
    ResultPage first = ask("egret", 3, null, null, Sort.RELEVANCE);
    ResultPage second = next(first, "egret", 3);
    assertThat(second.renewed()).isFalse();

    index.client().deletePit(request -> request.pitId(second.next().snapshot().id()));
    ResultPage third = next(second, "egret", 3);
    ResultPage fourth = next(third, "egret", 3);

    assertThat(third.renewed()).isTrue();
    assertThat(fourth.renewed()).isFalse();
    assertThat(fourth.next()).isNull();
    List<Integer> all = new ArrayList<>(TestSearches.ids(first));
    List.of(second, third, fourth).forEach(page -> all.addAll(TestSearches.ids(page)));
    assertThat(all).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void oneStateServesAllWhoBeginTogetherAndNoneLivesForEver() {
    many("stork", 9);
    ResultPage first = ask("stork", 3, null, null, Sort.RELEVANCE);
    assertThat(first.next().snapshot()).isNull();

    Snapshot one = next(first, "stork", 3).next().snapshot();
    now = now.plusSeconds(15);
    Snapshot same = next(first, "stork", 3).next().snapshot();
    now = now.plusSeconds(15);
    ResultPage later = next(first, "stork", 3);

    assertThat(same).isEqualTo(one);
    assertThat(later.next().snapshot()).isNotEqualTo(one);
    now = now.plus(Duration.ofMinutes(6));
    ResultPage aged = next(later, "stork", 3);
    assertThat(aged.renewed()).isTrue();
    assertThat(aged.matches()).hasSize(3);
  }

  @Test
  void aPageByNumberLeadsOnByCursorToo() {
    many("plover", 9);
    List<Integer> whole = TestSearches.ids(ask("plover", 100, null, null, Sort.RELEVANCE));
    SearchQuery query = TestSearches.query("plover", 3, 2, null, null, null);
    ResultPage second = searches.videos.find(query, query.sought(Filters.NONE, TestSearches.USER));

    ResultPage third = next(second, "plover", 3);
    ResultPage first =
        ask(
            "plover",
            3,
            text(second.previous(), "plover", Sort.RELEVANCE),
            "previous",
            Sort.RELEVANCE);

    assertThat(TestSearches.ids(first)).isEqualTo(whole.subList(0, 3));
    assertThat(TestSearches.ids(second)).isEqualTo(whole.subList(3, 6));
    assertThat(TestSearches.ids(third)).isEqualTo(whole.subList(6, 9));
    assertThat(first.previous()).isNull();
  }

  private static ResultPage next(ResultPage page, String words, int limit) {
    return ask(words, limit, text(page.next(), words, Sort.RELEVANCE), "next", Sort.RELEVANCE);
  }

  private static ResultPage ask(
      String words, int limit, @Nullable String cursor, @Nullable String direction, Sort sort) {
    SearchQuery query = TestSearches.query(words, limit, null, cursor, direction, sort.text());
    return searches.videos.find(query, query.sought(Filters.NONE, TestSearches.USER));
  }

  private static String text(Cursor cursor, String words, Sort sort) {
    SearchQuery query = TestSearches.query(words, 1, null, null, null, sort.text());
    return searches.cursors.write(cursor, query.sought(Filters.NONE, TestSearches.USER));
  }

  private static List<Integer> many(String words, int count) {
    List<TestVideo> videos = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = ++lastId;
      ids.add(id);
      videos.add(
          TestVideo.of(id, words + " and friends".repeat(i % 4))
              .seconds(60 + i % 3)
              .created("2026-03-0%dT12:00:00Z".formatted(1 + i % 5)));
    }
    index.putAll(videos);
    // What was opened before does not have them.
    now = now.plusSeconds(3);
    return ids;
  }
}
