package dev.reelwise.api.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.generic.OpenSearchClientException;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient.ClientOptions;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the indexes and their aliases where they are missing; leaves existing ones alone. */
public final class IndexLayout {

  private static final Logger log = LoggerFactory.getLogger(IndexLayout.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final OpenSearchClient search;
  private final IndexNames names;
  private final SearchSettings settings;

  IndexLayout(OpenSearchClient search, IndexNames names, SearchSettings settings) {
    this.search = search;
    this.names = names;
    this.settings = settings;
  }

  /** May be called at any time and by many at once. Throws {@link SearchUnavailable}. */
  public void ensure() {
    try {
      ensure(names.videos(), "videos");
      ensure(names.moments(), "videos-moments");
    } catch (IOException | OpenSearchException | OpenSearchClientException e) {
      throw new SearchUnavailable(e);
    }
  }

  private void ensure(String alias, String layout) throws IOException {
    if (search.indices().existsAlias(request -> request.name(alias)).value()) {
      return;
    }
    String index = IndexNames.concrete(alias);
    if (search.indices().exists(request -> request.index(index)).value()) {
      search.indices().putAlias(request -> request.index(index).name(alias));
      return;
    }
    create(index, body(alias, IndexNames.concrete(layout)));
  }

  private void create(String index, ObjectNode body) throws IOException {
    Request request =
        Requests.builder()
            .method("PUT")
            .endpoint("/" + index)
            .json(JSON.writeValueAsString(body))
            .build();
    var generic = search.generic().withClientOptions(ClientOptions.throwOnHttpErrors());
    try (var created = generic.execute(request)) {
      log.info("Created the search index {} ({})", index, created.getStatus());
    } catch (OpenSearchClientException e) {
      if (!alreadyThere(e)) {
        throw e;
      }
    }
  }

  /** Another process has made the index, alias included, between our look and our request. */
  private static boolean alreadyThere(OpenSearchClientException e) {
    return e.getMessage() != null && e.getMessage().contains("resource_already_exists_exception");
  }

  private ObjectNode body(String alias, String resource) {
    try (InputStream in =
        IndexLayout.class.getResourceAsStream("/opensearch/" + resource + ".json")) {
      ObjectNode body = (ObjectNode) JSON.readTree(in);
      ((ObjectNode) body.path("settings").path("index"))
          .put("number_of_shards", settings.shards())
          .put("number_of_replicas", settings.replicas());
      body.putObject("aliases").putObject(alias);
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes every index of ours, whatever its version. Throws {@link SearchUnavailable}. */
  public void drop() {
    try {
      for (String alias : List.of(names.videos(), names.moments())) {
        search
            .indices()
            .delete(request -> request.index(IndexNames.concrete(alias)).ignoreUnavailable(true));
      }
    } catch (IOException | OpenSearchException e) {
      throw new SearchUnavailable(e);
    }
  }
}
