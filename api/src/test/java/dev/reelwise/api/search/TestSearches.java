package dev.reelwise.api.search;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.index.IndexNames;
import dev.reelwise.api.index.TestIndex;
import dev.reelwise.contracts.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;

/** Searches in a test's own index, by user 1 where nothing else is said. */
final class TestSearches {

  static final SignedIn USER = user(1);

  final VideoSearch videos;
  final FacetSearch facets;
  final Spelling spelling;
  final Cursors cursors =
      Cursors.with(new SecretKeySpec("a key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

  TestSearches(TestIndex index) {
    this(index.client(), index.names());
  }

  TestSearches(OpenSearchClient client, IndexNames names) {
    this(client, names, Clock.systemUTC());
  }

  TestSearches(OpenSearchClient client, IndexNames names, Clock clock) {
    var pages = new PageSearch(client, names, new Snapshots(client, names, clock), clock);
    this.videos =
        new VideoSearch(
            pages,
            new RememberedMoments(new MomentSearch(client, names)),
            cursors,
            new SimpleMeterRegistry());
    this.facets = new FacetSearch(client, names);
    this.spelling = new Spelling(client, names);
  }

  static SignedIn user(int id) {
    return new SignedIn(new UserId(id), "ada@example.org", "Ada");
  }

  ResultPage page(String words, int limit, int number) {
    SearchQuery query = query(words, limit, number, null, null, null);
    return videos.find(query, query.sought(Filters.NONE, USER));
  }

  List<Integer> found(String words, Filters filters, SignedIn user) {
    SearchQuery query = query(words, 100, 1, null, null, null);
    return ids(videos.find(query, query.sought(filters, user)));
  }

  static List<Integer> ids(ResultPage page) {
    return page.matches().stream().map(Match::id).toList();
  }

  static SearchQuery query(
      String words,
      int limit,
      @Nullable Integer page,
      @Nullable String cursor,
      @Nullable String direction,
      @Nullable String sort) {
    return new SearchQuery(words, limit, page, cursor, direction, sort, null);
  }
}
