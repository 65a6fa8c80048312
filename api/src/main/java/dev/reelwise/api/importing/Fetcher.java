package dev.reelwise.api.importing;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Asks other servers for files. Each address, the first and those of redirects, is checked before
 * anything is sent to it.
 */
final class Fetcher implements AutoCloseable {

  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HostRules rules;
  private final ImportSettings settings;
  private final Clock clock;
  private final CloseableHttpClient client;
  private final Set<HttpGet> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private final ScheduledExecutorService limits =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("import-limit").factory());

  Fetcher(DnsResolver names, HostRules rules, ImportSettings settings, Clock clock) {
    this.rules = rules;
    this.settings = settings;
    this.clock = clock;
    this.client = FetchClient.open(new CheckedLookup(names, rules), settings);
  }

  /** Checks what can be known without asking anybody. Throws {@link FetchFailed}. */
  WebAddress checked(WebAddress address) {
    rules.check(address.port());
    address.literal().ifPresent(literal -> rules.check(address.host(), literal));
    return address;
  }

  /**
   * Opens the file from byte {@code from} on if it is still the {@code version} of before, else
   * from its beginning; the answer says which. It has to be complete before {@code end}. Throws
   * {@link FetchFailed}, and IOException when the connection fails.
   */
  FetchedFile open(WebAddress first, long from, @Nullable String version, Instant end)
      throws IOException {
    requireRunning();
    if (!clock.instant().isBefore(end)) {
      throw FetchFailed.forGood(
          "The file did not arrive within %d minutes".formatted(settings.longest().toMinutes()));
    }
    WebAddress address = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpGet request = request(checked(address), from, version);
      ClassicHttpResponse answer = ask(address, request);
      Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
      if (!REDIRECTS.contains(answer.getCode()) || location == null) {
        return accepted(answer, request, address, from, end);
      }
      leave(request, answer);
      address = address.redirected(location.getValue());
    }
    throw FetchFailed.forGood("The address redirects more than %d times".formatted(MOST_REDIRECTS));
  }

  private static HttpGet request(WebAddress address, long from, @Nullable String version) {
    HttpGet request = new HttpGet(address.uri());
    request.setHeader(HttpHeaders.ACCEPT, "video/*, audio/*, application/octet-stream, */*;q=0.1");
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    if (from > 0 && version != null) {
      request.setHeader(HttpHeaders.RANGE, "bytes=" + from + "-");
      request.setHeader(HttpHeaders.IF_RANGE, version);
    }
    return request;
  }

  private ClassicHttpResponse ask(WebAddress address, HttpGet request) throws IOException {
    underWay.add(request);
    // A server may send its headers byte by byte: only a clock of our own ends that.
    ScheduledFuture<?> limit = abortAfter(request, settings.answer());
    try {
      return client.executeOpen(address.target(), request, null);
    } catch (IOException | RuntimeException failed) {
      underWay.remove(request);
      throw failed;
    } finally {
      limit.cancel(false);
    }
  }

  private ScheduledFuture<?> abortAfter(HttpGet request, Duration time) {
    return limits.schedule(request::abort, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private FetchedFile accepted(
      ClassicHttpResponse answer, HttpGet request, WebAddress address, long from, Instant end)
      throws IOException {
    try {
      Refusals.check(answer);
      long start = answer.getCode() == HttpStatus.SC_PARTIAL_CONTENT ? from : 0;
      ScheduledFuture<?> limit =
          abortAfter(request, Duration.between(clock.instant(), end).plusSeconds(1));
      return FetchedFile.of(
          answer,
          address,
          start,
          () -> {
            limit.cancel(false);
            leave(request, answer);
          });
    } catch (RuntimeException refused) {
      leave(request, answer);
      throw refused;
    }
  }

  /** Without reading what is left of the answer. */
  private void leave(HttpGet request, ClassicHttpResponse answer) {
    underWay.remove(request);
    request.abort();
    try {
      answer.close();
    } catch (IOException gone) {
      // The connection was to end anyway.
    }
  }

  /** Throws IllegalStateException while this process stops: that is no fault of the server. */
  void requireRunning() {
    if (stopped) {
      throw new IllegalStateException("This process is stopping");
    }
  }

  void resume() {
    stopped = false;
  }

  /** Ends all that is under way: their readers get an IOException. */
  void interrupt() {
    stopped = true;
    underWay.forEach(HttpGet::abort);
  }

  @Override
  public void close() {
    interrupt();
    limits.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
