package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.index.TestIndex;
import dev.reelwise.api.index.TestVideo;
import dev.reelwise.contracts.VideoStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

  private static final SignedIn STRANGER = TestSearches.user(2);

  private static TestSearches searches;

  @BeforeAll
  static void fillTheIndex() {
    TestIndex index = TestIndex.join("spelling");
    searches = new TestSearches(index);
    index.putAll(
        List.of(
            TestVideo.of(1, "Photosynthesis in plants").said("Chlorophyll catches light."),
            TestVideo.of(2, "How volcanoes erupt").tags("geology").said("Magma rises slowly."),
            TestVideo.of(3, "Volcanoes of Iceland").said("Glaciers lie above them."),
            TestVideo.of(4, "My wedding with Benedikta").visibility("private"),
            TestVideo.of(5, "The Kraftwurst affair").visibility("unlisted"),
            TestVideo.of(6, "Zeppelinfest").status(VideoStatus.TRANSCODING)));
  }

  @ParameterizedTest
  @CsvSource({
    "photosinthesis, photosynthesis, 1",
    "chlorofyll, chlorophyll, 1",
    "vulcanoes erupt, volcanoes erupt, 1",
    "geolgoy, geology, 1",
    "GLACEIRS of Icelnd, glaciers of iceland, 1"
  })
  void aWordThatIsSpelledAlikeIsProposed(String typed, String meant, int total) {
    assertThat(meant(typed, STRANGER)).contains(new DidYouMean(meant, total));
  }

  @ParameterizedTest
  @ValueSource(strings = {"benedikte", "kraftwurts", "zeppelinfset", "kraftwurst", "benedikta"})
  void wordsThatOnlyHiddenVideosHaveAreNotProposed(String typed) {
    assertThat(meant(typed, STRANGER)).isEmpty();
  }

  @Test
  void theOwnerIsProposedTheWordsOfTheirOwnVideos() {
    assertThat(meant("benedikte", TestSearches.USER)).contains(new DidYouMean("benedikta", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"photosynthesis", "xqzwv", "volcanoes photosynthesis", "!!!", "\u0000"})
  void whatIsRightOrLikeNothingStays(String typed) {
    assertThat(meant(typed, STRANGER)).isEmpty();
  }

  private static Optional<DidYouMean> meant(String typed, SignedIn user) {
    SearchQuery query = TestSearches.query(typed, 10, 1, null, null, null);
    Sought sought = query.sought(Filters.NONE, user);
    return searches.spelling.meant(sought, searches.videos.find(query, sought).total());
  }
}
