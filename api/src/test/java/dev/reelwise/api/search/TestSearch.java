package dev.reelwise.api.search;

import dev.reelwise.api.TestStorage;
import dev.reelwise.api.index.TestIndex;
import dev.reelwise.storage.PresignedUrls;

/** Builds the search by hand, without the rest of the application. */
final class TestSearch {

  private TestSearch() {}

  static VideoSearch over(TestIndex index) {
    return new VideoSearch(
        index.client(),
        index.names(),
        new MomentSearch(index.client(), index.names()),
        new FoundVideos(TestStorage.join("search").getBean(PresignedUrls.class)));
  }
}
