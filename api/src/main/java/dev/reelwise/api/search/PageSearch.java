package dev.reelwise.api.search;

import dev.reelwise.api.index.IndexNames;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch._types.aggregations.Aggregate;
import org.opensearch.client.opensearch.core.SearchRequest;
import org.opensearch.client.opensearch.core.SearchResponse;
import org.opensearch.client.opensearch.core.search.Pit;
import org.opensearch.client.transport.httpclient5.ResponseException;
import org.springframework.stereotype.Component;

/** Finds one page of results: the first ones as the index is, those behind in a snapshot of it. */
@Component
class PageSearch {

  private static final int NOT_FOUND = 404;

  private final OpenSearchClient search;
  private final IndexNames names;
  private final Snapshots snapshots;
  private final Clock clock;

  PageSearch(OpenSearchClient search, IndexNames names, Snapshots snapshots, Clock clock) {
    this.search = search;
    this.names = names;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** The page of that number; numbers count from 1. */
  ResultPage numbered(Sought sought, int number, int size) throws IOException {
    int from = (number - 1) * size;
    Found found =
        PageRequest.canBeRemembered(from, size + 1)
            ? remembered(PageRequest.remembered(sought, from, size + 1))
            : found(
                PageRequest.of(sought, sought.query(), size + 1, false)
                    .index(names.videos())
                    .from(from));
    return ResultPage.numbered(clock.instant(), found.matches(), number, size, found.total());
  }

  /** The page on one side of the place. */
  ResultPage beside(Cursor place, Sought sought, int size, boolean backwards) throws IOException {
    if (backwards && place.isBehindTheFirstPage()) {
      return first(place, sought);
    }
    Cursor here = inSomeState(place);
    try {
      return told(place, here, in(here, sought, size, backwards));
    } catch (OpenSearchException | ResponseException e) {
      Snapshot gone = here.snapshot();
      if (gone == null || !isGone(e)) {
        throw e;
      }
      snapshots.forget(gone);
      Cursor other = inSomeState(here.in(null));
      return told(place, other, in(other, sought, size, backwards));
    }
  }

  private Cursor inSomeState(Cursor place) throws IOException {
    Snapshot before = place.snapshot();
    return before != null && !snapshots.isTooOld(before)
        ? place
        : place.in(snapshots.after(place.begun()).orElse(null));
  }

  private static ResultPage told(Cursor before, Cursor now, ResultPage page) {
    boolean same = before.snapshot() == null || before.snapshot().equals(now.snapshot());
    return same ? page : page.asRenewed();
  }

  private static boolean isGone(Exception e) {
    return e instanceof OpenSearchException told
        ? told.status() == NOT_FOUND
        : e instanceof ResponseException answer && answer.status() == NOT_FOUND;
  }

  private ResultPage in(Cursor place, Sought sought, int size, boolean backwards)
      throws IOException {
    var query = sought.queryWithout(place.shown());
    SearchRequest.Builder request = PageRequest.of(sought, query, size + 1, backwards);
    where(request, place.snapshot());
    if (!place.anchor().isEmpty()) {
      request.searchAfter(place.anchor());
    }
    Found found = found(request);
    if (backwards && found.matches().isEmpty() && !place.shown().isEmpty()) {
      return first(place.at(List.of()), sought);
    }
    long total = found.total() + place.shown().size();
    return ResultPage.beside(place, found.matches(), size, backwards, total);
  }

  private void where(SearchRequest.Builder request, @Nullable Snapshot snapshot) {
    if (snapshot == null) {
      request.index(names.videos());
    } else {
      request
          .pit(Pit.of(pit -> pit.id(snapshot.id()).keepAlive(Snapshots.KEPT)))
          .allowPartialSearchResults(false);
    }
  }

  /** The first page again: the videos that were on it, as they are now, in the order of then. */
  private ResultPage first(Cursor place, Sought sought) throws IOException {
    List<Integer> shown = place.shown();
    SearchRequest.Builder request =
        PageRequest.of(sought, sought.queryAmong(shown), Math.max(1, shown.size()), false);
    List<Match> matches =
        found(request.index(names.videos())).matches().stream()
            .sorted(Comparator.comparingInt(match -> shown.indexOf(match.id())))
            .toList();
    long total = search.count(count -> count.index(names.videos()).query(sought.query())).count();
    return ResultPage.first(place, matches, total);
  }

  private record Found(List<Match> matches, long total) {}

  private Found found(SearchRequest.Builder request) throws IOException {
    SearchResponse<Void> answer = search.search(request.build(), Void.class);
    return new Found(answer.hits().hits().stream().map(Match::of).toList(), total(answer));
  }

  private Found remembered(SearchRequest.Builder request) throws IOException {
    SearchResponse<Void> answer = search.search(request.index(names.videos()).build(), Void.class);
    Aggregate best = Objects.requireNonNull(answer.aggregations().get(PageRequest.BEST));
    return new Found(best.topHits().hits().hits().stream().map(Match::of).toList(), total(answer));
  }

  private static long total(SearchResponse<Void> answer) {
    return Objects.requireNonNull(answer.hits().total(), "no count came back").value();
  }
}
