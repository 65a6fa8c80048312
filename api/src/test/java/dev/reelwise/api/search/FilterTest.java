package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.index.TestIndex;
import dev.reelwise.api.index.TestVideo;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.VideoStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

  private static final SignedIn ADA = TestSearches.user(1);
  private static final SignedIn BOB = TestSearches.user(2);

  private static TestSearches searches;

  @BeforeAll
  static void fillTheIndex() {
    TestIndex index = TestIndex.join("filters");
    searches = new TestSearches(index);
    index.putAll(
        List.of(
            TestVideo.of(1, "Harbor one")
                .by(1, "Ada")
                .tags("boats", "sea")
                .language("en")
                .seconds(100)
                .created("2025-06-30T23:59:59.500Z")
                .recorded("2024-01-01T00:00:00Z")
                .at(53.5461, 9.9661),
            TestVideo.of(2, "Harbor two")
                .by(2, "Bob")
                .tags("boats")
                .language("en-GB")
                .seconds(600)
                .created("2025-07-01T00:00:00Z")
                .recorded("2024-06-01T00:00:00Z")
                .at(53.5586, 9.9278),
            TestVideo.of(3, "Harbor three")
                .by(2, "Bob")
                .tags("sea")
                .language("de")
                .seconds(3600)
                .created("2026-01-01T00:00:00Z")
                .at(-33.8568, 151.2153),
            TestVideo.of(4, "Harbor of mine").by(1, "Ada").tags("boats").visibility("private"),
            TestVideo.of(5, "Harbor unlisted").by(2, "Bob").tags("boats").visibility("unlisted"),
            TestVideo.of(6, "Harbor unready").by(1, "Ada").status(VideoStatus.FAILED),
            TestVideo.of(7, "Airport").by(2, "Bob").language("de").seconds(60)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user_id=1 | 1",
        "to=2025-06-30 | 1",
        "from=2025-07-01 & to=2025-12-31 | 2",
        "from=2025-07-01T02:00:00%2B02:00 & to=2025-12-31 | 2",
        "recorded_from=2024-01-01 & recorded_to=2024-01-01 | 1",
        "recorded_from=2024-01-02 | 2",
        "min_duration=100 & max_duration=600 | 1,2",
        "min_duration=100.5 | 2,3",
        "tag=boats | 1,2",
        "tag=Boats & tag=sea | 1",
        "language=en | 1,2",
        "language=en-gb | 2",
        "near=53.55,9.95 | 1,2",
        "near=53.55,9.95 & radius=2km | 1,2",
        "near=53.5586,9.9278 & radius=500m | 2",
        "near=-33.85,151.21 & radius=2.5km & language=de | 3",
        "status=ready | 1,2,3",
        "status=failed | "
      })
  void aFilterLetsThroughWhatItSays(String parameters, String ids) {
    Filters filters = form(parameters).checked();

    assertThat(searches.found("harbor", filters, TestSearches.user(3)))
        .containsExactlyInAnyOrderElementsOf(numbers(ids));
  }

  @Test
  void withoutWordsAFilterIsEnough() {
    Filters filters = form("language=de").checked();

    assertThat(searches.found("", filters, ADA)).containsExactly(7, 3);
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> searches.found(" ", Filters.NONE, ADA));
  }

  @Test
  void aUserFindsWhatIsPublicAndTheirOwn() {
    assertThat(searches.found("harbor", Filters.NONE, ADA)).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(searches.found("harbor", Filters.NONE, BOB)).containsExactlyInAnyOrder(1, 2, 3, 5);
    Filters failed = form("status=failed").checked();
    assertThat(searches.found("harbor", failed, ADA)).containsExactly(6);
    assertThat(searches.found("harbor", failed, BOB)).isEmpty();
  }

  @Test
  void facetsCountWhatTheUserMayFindUnderTheOtherFilters() {
    Map<String, List<FacetCount>> ada = counts("language=de & tag=sea", ADA);

    assertThat(ada.get("language"))
        .containsExactlyInAnyOrder(FacetCount.of("en", 1), FacetCount.of("de", 1));
    assertThat(ada.get("tags")).containsExactly(FacetCount.of("sea", 1));
    assertThat(counts("", ADA).get("tags"))
        .containsExactly(FacetCount.of("boats", 3), FacetCount.of("sea", 2));
    assertThat(counts("", TestSearches.user(3)).get("tags"))
        .containsExactlyInAnyOrder(FacetCount.of("boats", 2), FacetCount.of("sea", 2));
    assertThat(counts("status=failed", BOB).get("tags")).isEmpty();
  }

  @Test
  void facetsHaveUsersLengthsAndYears() {
    Map<String, List<FacetCount>> counts = counts("", TestSearches.user(3));

    assertThat(counts.get("user"))
        .containsExactly(
            new FacetCount("2", "Bob", null, null, 2), new FacetCount("1", "Ada", null, null, 1));
    assertThat(counts.get("duration"))
        .containsExactly(
            new FacetCount("short", null, null, 240.0, 1),
            new FacetCount("medium", null, 240.0, 1200.0, 1),
            new FacetCount("long", null, 1200.0, null, 1));
    assertThat(counts.get("year"))
        .containsExactly(FacetCount.of("2026", 1), FacetCount.of("2025", 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=done | status must be one of",
        "user_id=0 | user_id must be",
        "user_id=1 or 1=1 | user_id must be",
        "from=yesterday | from must be a date",
        "from=2026-13-01 | from must be a date",
        "from=2026-01-02 & to=2026-01-01 | to must not be before from",
        "recorded_to=now-1d | recorded_to must be a date",
        "min_duration=-1 | min_duration must be a number of seconds",
        "min_duration=NaN | min_duration must be",
        "min_duration=1e9 | min_duration must be",
        "min_duration=2 & max_duration=1 | max_duration must not be less",
        "language=english language | language must be a BCP 47 tag",
        "near=here | near must be a latitude",
        "near=91,0 | near: latitude must lie between",
        "near=1,2,3 | near must be a latitude",
        "near=1,2 & radius=5 | radius must be a distance",
        "near=1,2 & radius=0km | radius must be a distance",
        "near=1,2 & radius=99999km | radius must be a distance",
        "radius=5km | radius needs near"
      })
  void whatCanNotBeAskedIsNamed(String parameters, String fault) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> form(parameters).checked())
        .matches(refused -> refused.detail().startsWith(fault), fault);
  }

  private static Map<String, List<FacetCount>> counts(String parameters, SignedIn user) {
    SearchQuery query = TestSearches.query("harbor", 10, 1, null, null, null);
    Sought sought = query.sought(form(parameters).checked(), user);
    return searches.facets.count(sought, EnumSet.allOf(Facet.class));
  }

  private static FilterForm form(String parameters) {
    Map<String, String> given = new HashMap<>();
    List<String> tags = new java.util.ArrayList<>();
    for (String one : parameters == null ? new String[0] : parameters.split(" & ")) {
      String[] parts = one.split("=", 2);
      if (parts[0].equals("tag")) {
        tags.add(parts[1]);
      } else if (parts.length == 2) {
        given.put(parts[0], parts[1].replace("%2B", "+"));
      }
    }
    return new FilterForm(
        given.get("status"),
        given.get("user_id"),
        given.get("from"),
        given.get("to"),
        given.get("recorded_from"),
        given.get("recorded_to"),
        given.get("min_duration"),
        given.get("max_duration"),
        tags,
        given.get("language"),
        given.get("near"),
        given.get("radius"));
  }

  private static List<Integer> numbers(String text) {
    return text == null ? List.of() : Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }
}
