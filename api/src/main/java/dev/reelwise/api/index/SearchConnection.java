package dev.reelwise.api.index;

import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Opens a client as the settings say; nothing is sent until it is used. */
final class SearchConnection {

  private static final Timeout CONNECT = Timeout.ofSeconds(2);

  private SearchConnection() {}

  static OpenSearchClient open(SearchSettings settings, Duration patience) {
    URI url = settings.url();
    var host = new HttpHost(url.getScheme(), url.getHost(), port(url));
    Timeout timeout = Timeout.of(settings.timeout());
    var builder =
        ApacheHttpClient5TransportBuilder.builder(host)
            .setMapper(new JacksonJsonpMapper(json()))
            .setConnectionConfigCallback(
                connection -> connection.setConnectTimeout(CONNECT).setSocketTimeout(timeout))
            .setRequestConfigCallback(request -> request.setResponseTimeout(timeout));
    String path = url.getPath();
    if (path != null && path.length() > 1) {
      builder.setPathPrefix(path);
    }
    BasicCredentialsProvider credentials = credentials(host, settings);
    builder.setHttpClientConfigCallback(
        client -> {
          if (credentials != null) {
            client.setDefaultCredentialsProvider(credentials);
          }
          // Squeezing an answer and unpacking it takes longer than sending it to a neighbour.
          return client.disableContentCompression();
        });
    return new OpenSearchClient(new HastyTransport(builder.build(), patience));
  }

  private static @Nullable BasicCredentialsProvider credentials(
      HttpHost host, SearchSettings settings) {
    String name = settings.username();
    String password = settings.password();
    if (name == null || name.isBlank() || password == null) {
      return null;
    }
    var credentials = new BasicCredentialsProvider();
    credentials.setCredentials(
        new AuthScope(host), new UsernamePasswordCredentials(name, password.toCharArray()));
    return credentials;
  }

  private static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? 443 : 9200;
  }

  private static JsonMapper json() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        // A document is read out of the middle of an answer.
        .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
