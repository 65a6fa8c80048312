package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.api.index.SearchUnavailable;
import dev.reelwise.api.index.TestIndex;
import dev.reelwise.api.web.Rejection;
import dev.reelwise.contracts.VideoStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoSearchTest {

  private static TestIndex index;
  private static TestSearches searches;

  @BeforeAll
  static void fillTheIndex() {
    index = TestIndex.join("search");
    searches = new TestSearches(index);
    index.ready(
        1,
        "How a cache works",
        "From registers to disks",
        "A cache keeps what was read last.",
        "When it misses, the page",
        "fault handler reads it again.",
        "That costs a hundred microseconds.");
    index.ready(
        2,
        "Memory in depth",
        "A long look",
        "Caching is everywhere.",
        "Every cache misses at first: a cold cache always misses.",
        "Caches, caches, caches: we talk about caches all day.");
    index.ready(3, "Gardening", "Roses & <b>tulips</b>", "Water them in the morning.");
    index.put(4, VideoStatus.TRANSCODING, "A cache that is not ready", "", null, "cache cache");
    index.put(5, VideoStatus.READY, "Monday's talk", "", "It explains zebras.", "Hello there.");
    index.ready(6, "The Who", "A band", "My generation.");
    index.ready(7, "<script>alert('x')</script>", "", "Nothing of note.");
    index.ready(8, "Résumé writing", "", "It’s the reader’s time that counts.");
  }

  @Test
  void otherFormsOfAWordFindIt() {
    assertThat(found("caching")).contains(1, 2);
    assertThat(found("gardens")).containsExactly(3);
    assertThat(found("readers")).contains(8);
  }

  @Test
  void accentsAndCaseDoNotMatter() {
    assertThat(found("RESUME")).containsExactly(8);
    assertThat(found("resumé")).containsExactly(8);
  }

  @Test
  void aTitleComesBeforeATranscriptThatSaysItMoreOften() {
    assertThat(found("cache")).containsExactly(1, 2);
  }

  @Test
  void theSummaryIsSearchedToo() {
    assertThat(found("zebra")).containsExactly(5);
  }

  @Test
  void onlyReadyVideosAreFound() {
    assertThat(found("ready cache")).doesNotContain(4);
  }

  @Test
  void aQuestionFindsWhatItAsksAbout() {
    assertThat(found("why does the cache miss?")).contains(1, 2);
    assertThat(found("why does the cache miss?")).doesNotContain(3, 5, 6);
  }

  @Test
  void aTitleMadeOfSmallWordsIsFound() {
    assertThat(found("the who")).containsExactly(6);
  }

  @Test
  void aMomentHasTheSecondAtWhichTheWordIsSaid() {
    Match video = result("microseconds", 1);

    assertThat(video.moments())
        .containsExactly(
            new Moment(
                15,
                19.5,
                "That costs a hundred microseconds.",
                "That costs a hundred <em>microseconds</em>."));
  }

  @Test
  void aPhraseThatIsSpokenOverACutIsFoundWhereItBegins() {
    Match video = result("page fault", 1);

    assertThat(video.moments().getFirst().start()).isEqualTo(5);
    assertThat(video.moments().getFirst().end()).isEqualTo(14.5);
    assertThat(video.moments().getFirst().highlighted())
        .isEqualTo("When it misses, the <em>page</em> <em>fault</em> handler reads it again.");
  }

  @Test
  void theMomentWithMoreOfTheWordsComesFirst() {
    Match video = result("cold cache", 2);

    assertThat(video.moments().getFirst().start()).isEqualTo(5);
    assertThat(video.moments()).extracting(Moment::start).doesNotHaveDuplicates();
  }

  @Test
  void aVideoThatMatchesByItsTitleAloneHasNoMoments() {
    assertThat(result("gardening", 3).moments()).isEmpty();
  }

  @Test
  void highlightsShowTheMatchAndEscapeTheRest() {
    assertThat(result("tulips", 3).highlights())
        .containsEntry("description", List.of("Roses &amp; &lt;b&gt;<em>tulips</em>&lt;/b&gt;"));
    assertThat(result("alert", 7).highlights())
        .containsEntry(
            "title", List.of("&lt;script&gt;<em>alert</em>(&#39;x&#39;)&lt;/script&gt;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "*",
        "cache*",
        "(cache OR",
        "title:cache",
        "{\"match_all\":{}}",
        "\\",
        "cache~2",
        "a AND",
        "' or 1=1 --",
        "\u0000",
        "\uD83D",
        "/.*/",
        "[1 TO *]",
        "🎬🎬🎬",
        "!!!",
        "\uE000cache\uE001"
      })
  void whateverIsTypedIsOnlyEverWords(String typed) {
    assertThat(found(typed)).isSubsetOf(1, 2);
  }

  @Test
  void theLongestQueryIsAnswered() {
    assertThat(found("cache ".repeat(83).strip())).contains(1, 2);
  }

  @Test
  void pagesByNumberSplitTheResults() {
    many(100, 11, "Otters");

    ResultPage third = searches.page("otter", 4, 3);

    assertThat(third.total()).isEqualTo(11);
    assertThat(third.matches()).hasSize(3);
    assertThat(third.next()).isNull();
    assertThat(third.previous()).isNotNull();
  }

  @Test
  void aDeletedVideoAndItsMomentsAreGone() {
    index.ready(300, "Ephemeral", "", "A mayfly lives a day.");
    assertThat(found("mayfly")).containsExactly(300);

    index.delete(300);
    index.delete(300);

    assertThat(found("mayfly")).isEmpty();
  }

  @Test
  void aShorterTranscriptLeavesNothingOfTheLongerOne() {
    index.ready(301, "Shrinking", "", "one", "two", "three", "four", "a walrus");
    index.ready(301, "Shrinking", "", "one walrus");

    assertThat(result("walrus", 301).moments()).extracting(Moment::start).containsExactly(0.0);
  }

  @Test
  void tenHoursOfTalkAreSearchedToTheSecond() {
    String[] said =
        IntStream.range(0, 7200)
            .mapToObj(i -> i == 7000 ? "here is the armadillo" : "we go on and on to page n" + i)
            .toArray(String[]::new);
    index.ready(302, "A very long talk", "", said);

    assertThat(result("armadillo", 302).moments())
        .extracting(Moment::start)
        .containsExactly(35_000.0);
  }

  @Test
  void aServerThatIsAwayIsNamedAsThat() {
    var blind = new TestSearches(TestIndex.away(), index.names());

    assertThatExceptionOfType(SearchUnavailable.class)
        .isThrownBy(() -> blind.page("cache", 10, 1))
        .matches(e -> e.kind() == Rejection.Kind.UNAVAILABLE);
  }

  private static void many(int firstId, int count, String title) {
    for (int i = 0; i < count; i++) {
      index.ready(firstId + i, title + " and friends ".repeat(i % 4), "", "Nothing else.");
    }
  }

  private static Match result(String words, int id) {
    return searches.page(words, 100, 1).matches().stream()
        .filter(video -> video.id() == id)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not found: " + words));
  }

  private static List<Integer> found(String words) {
    return ids(searches.page(words, 100, 1));
  }

  private static List<Integer> ids(ResultPage answer) {
    return answer.matches().stream().map(Match::id).toList();
  }
}
