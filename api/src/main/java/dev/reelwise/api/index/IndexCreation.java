package dev.reelwise.api.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.opensearch.generic.OpenSearchClientException;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient.ClientOptions;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes indexes as the layouts among the resources say. */
final class IndexCreation {

  private static final Logger log = LoggerFactory.getLogger(IndexCreation.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final OpenSearchClient search;
  private final SearchSettings settings;

  IndexCreation(OpenSearchClient search, SearchSettings settings) {
    this.search = search;
    this.settings = settings;
  }

  /** {@code layout} is a layout's name without its version. One that is there stays as it is. */
  void create(String index, String layout, String alias) throws IOException {
    ObjectNode body = layout(layout);
    ((ObjectNode) body.path("settings").path("index"))
        .put("number_of_shards", settings.shards())
        .put("number_of_replicas", settings.replicas());
    body.putObject("aliases").putObject(alias);
    try {
      put("/" + index, body);
      log.info("Created the search index {}", index);
    } catch (OpenSearchClientException e) {
      if (!alreadyThere(e)) {
        throw e;
      }
    }
  }

  /** Adds what the layout has and the index has not, so that what is written from now on has it. */
  void extend(String alias, String layout) throws IOException {
    put("/" + alias + "/_mapping", layout(layout).path("mappings"));
  }

  private void put(String path, JsonNode body) throws IOException {
    Request request =
        Requests.builder().method("PUT").endpoint(path).json(JSON.writeValueAsString(body)).build();
    search.generic().withClientOptions(ClientOptions.throwOnHttpErrors()).execute(request).close();
  }

  /** Another process has made the index, alias included, between our look and our request. */
  private static boolean alreadyThere(OpenSearchClientException e) {
    return e.getMessage() != null && e.getMessage().contains("resource_already_exists_exception");
  }

  private static ObjectNode layout(String name) {
    String resource = "/opensearch/" + IndexNames.concrete(name) + ".json";
    try (InputStream in = IndexCreation.class.getResourceAsStream(resource)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
