package dev.reelwise.api.index;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.generic.OpenSearchClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the indexes and their aliases where they are missing, and puts rebuilt ones in the place of
 * others. Every method throws {@link SearchUnavailable}.
 */
public final class IndexLayout {

  private static final Logger log = LoggerFactory.getLogger(IndexLayout.class);
  private static final String VIDEOS = "videos";
  private static final String MOMENTS = "videos-moments";

  private final OpenSearchClient search;
  private final IndexNames names;
  private final IndexCreation creation;

  IndexLayout(OpenSearchClient search, IndexNames names, SearchSettings settings) {
    this.search = search;
    this.names = names;
    this.creation = new IndexCreation(search, settings);
  }

  /** A request, or a few, to the server. */
  private interface Exchange<T> {
    T with() throws IOException;
  }

  /** May be called at any time and by many at once. */
  public void ensure() {
    answered(
        () -> {
          ensure(names.videos(), VIDEOS);
          ensure(names.moments(), MOMENTS);
          return true;
        });
  }

  private void ensure(String alias, String layout) throws IOException {
    if (exists(alias)) {
      return;
    }
    String index = IndexNames.concrete(alias);
    if (search.indices().exists(request -> request.index(index)).value()) {
      search.indices().putAlias(request -> request.index(index).name(alias));
      return;
    }
    creation.create(index, layout, alias);
  }

  private boolean exists(String alias) throws IOException {
    return search.indices().existsAlias(request -> request.name(alias)).value();
  }

  /** The version of the layout that is searched; empty where nobody of ours has made it. */
  OptionalInt version() {
    return answered(
        () ->
            indexes(names.videos()).stream()
                .flatMapToInt(index -> IndexNames.version(names.videos(), index).stream())
                .min());
  }

  /** Gives the indexes that are searched the fields that this code writes and they lack. */
  void extend() {
    answered(
        () -> {
          creation.extend(names.videos(), VIDEOS);
          creation.extend(names.moments(), MOMENTS);
          return true;
        });
  }

  /** Whether a rebuild is going on, so that all that is written must be written twice. */
  boolean isBeingRebuilt() {
    return answered(() -> exists(names.draft().videos()));
  }

  /** Makes empty indexes behind the drafts' aliases. */
  IndexNames.Pair draft(long millis) {
    IndexNames.Pair made = names.rebuilt(millis);
    return answered(
        () -> {
          // The videos' last: their draft is what tells writers.
          creation.create(made.moments(), MOMENTS, names.draft().moments());
          creation.create(made.videos(), VIDEOS, names.draft().videos());
          return made;
        });
  }

  /** From now on the draft is what is searched: both indexes at one blow. */
  void publish(IndexNames.Pair draft) {
    answered(
        () -> {
          Set<String> videos = indexes(names.videos());
          Set<String> moments = indexes(names.moments());
          return search
              .indices()
              .updateAliases(
                  AliasSwitch.of(names.live().videos(), videos, draft.videos())
                      .and(AliasSwitch.of(names.live().moments(), moments, draft.moments()))
                      .andRemove(names.draft().videos(), draft.videos())
                      .andRemove(names.draft().moments(), draft.moments())
                      .request());
        });
    log.info("{} is searched now", draft.videos());
  }

  /** Deletes what is not searched: drafts given up, and what a rebuild has replaced. */
  void dropUnused() {
    answered(
        () -> {
          dropBut(names.videos(), indexes(names.videos()));
          dropBut(names.moments(), indexes(names.moments()));
          return true;
        });
  }

  /** Deletes every index of ours, whatever its version. */
  public void drop() {
    answered(
        () -> {
          dropBut(names.videos(), Set.of());
          dropBut(names.moments(), Set.of());
          return true;
        });
  }

  private void dropBut(String alias, Set<String> kept) throws IOException {
    List<String> unused =
        search
            .indices()
            .get(request -> request.index(alias + "-v*").ignoreUnavailable(true))
            .result()
            .keySet()
            .stream()
            .filter(index -> IndexNames.version(alias, index).isPresent() && !kept.contains(index))
            .toList();
    if (!unused.isEmpty()) {
      search.indices().delete(request -> request.index(unused).ignoreUnavailable(true));
      log.info("Deleted the search indexes {}", unused);
    }
  }

  private Set<String> indexes(String alias) throws IOException {
    return exists(alias)
        ? search.indices().getAlias(request -> request.name(alias)).result().keySet()
        : Set.of();
  }

  private static <T> T answered(Exchange<T> exchange) {
    try {
      return exchange.with();
    } catch (IOException | OpenSearchException | OpenSearchClientException e) {
      throw new SearchUnavailable(e);
    }
  }
}
