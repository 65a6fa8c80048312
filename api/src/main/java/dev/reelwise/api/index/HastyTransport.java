package dev.reelwise.api.index;

import dev.reelwise.contracts.Haste;
import dev.reelwise.pipeline.away.Absence;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.transport.Endpoint;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5Options;

/**
 * Gives a silent server up soon where somebody waits, and does not ask it again for a moment after
 * that. What is written in the background has the patience of the settings.
 */
final class HastyTransport implements OpenSearchTransport {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final OpenSearchTransport transport;
  private final TransportOptions hasty;
  private final Absence absence = new Absence(PAUSE);

  HastyTransport(OpenSearchTransport transport, Duration patience) {
    this.transport = transport;
    Timeout limit = Timeout.of(patience);
    this.hasty =
        ApacheHttpClient5Options.DEFAULT.toBuilder()
            .setRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(limit)
                    .setConnectionRequestTimeout(limit)
                    .build())
            .build();
  }

  @Override
  public <Q, A, E> A performRequest(
      Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options)
      throws IOException {
    if (!Haste.isOn()) {
      return transport.performRequest(request, endpoint, options);
    }
    if (absence.isKnown()) {
      throw new ConnectException("The search server did not answer a moment ago");
    }
    try {
      A answer = transport.performRequest(request, endpoint, hasty);
      absence.ends();
      return answer;
    } catch (OpenSearchException refused) {
      absence.ends();
      throw refused;
    } catch (IOException silent) {
      absence.begins();
      throw silent;
    }
  }

  @Override
  public <Q, A, E> CompletableFuture<A> performRequestAsync(
      Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options) {
    return transport.performRequestAsync(request, endpoint, options);
  }

  @Override
  public JsonpMapper jsonpMapper() {
    return transport.jsonpMapper();
  }

  @Override
  public TransportOptions options() {
    return transport.options();
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
