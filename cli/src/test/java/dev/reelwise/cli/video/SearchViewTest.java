package dev.reelwise.cli.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.cli.Json;
import org.junit.jupiter.api.Test;

class SearchViewTest {
  @Test
  void showsForEachVideoTheSecondsAtWhichItIsSaid() {
    var data =
        Json.read(
            """
            {"items": [{"id": 7, "title": "Why caches miss",
              "moments": [{"start": 41.2, "end": 50, "text": "The third reason is conflict."}]}]}
            """);

    assertThat(SearchView.of(data))
        .isEqualTo("Why caches miss  (video 7)\n     0:41  The third reason is conflict.");
  }

  @Test
  void saysThatNothingWasFound() {
    assertThat(SearchView.of(Json.read("{\"items\": []}"))).isEqualTo("Nothing was found.");
  }
}
