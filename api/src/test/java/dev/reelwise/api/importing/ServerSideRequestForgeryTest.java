package dev.reelwise.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Eventually;
import dev.reelwise.api.testing.FileServer;
import dev.reelwise.api.testing.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the address, nothing private is called: a listener on this machine counts. */
class ServerSideRequestForgeryTest extends ApiTest {

  @Autowired private HostRules rules;
  @Autowired private ImportSettings settings;
  @Autowired private Clock clock;

  private Listener listener;
  private FileServer files;
  private Visitor user;

  @BeforeEach
  void listen() {
    listener = new Listener();
    files = new FileServer();
    user = newUser();
  }

  @AfterEach
  void stop() throws IOException {
    assertThat(listener.calls()).as("calls to what is private").isZero();
    listener.close();
    files.close();
  }

  @Test
  void theListenerWouldNotice() throws Exception {
    Listener other = new Listener();
    for (String host : List.of("127.0.0.1", "::1", "0.0.0.0", "127.77.0.1")) {
      new Socket(host, other.port()).close();
    }
    Eventually.isTrue(() -> other.calls() == 4);
    other.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[0:0:0:0:0:0:0:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::1]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "2130706433",
        "0x7f000001",
        "0x7f.0x0.0x0.0x1",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "127.0.0.01",
        "127.0.0.1.",
        "127.255.255.254",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1"
      })
  void anAddressThatIsPrivateIsRefusedAtOnce(String host) {
    Answer answer = ask("http://" + host + ":" + listener.port() + "/x.mp4");

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString())
        .startsWith("url can't be imported. The address ");
    assertThat(rows().videosOf(user.userId())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://good.example@127.0.0.1:%d/",
        "http://good@127.0.0.1:%d/",
        "http://a:b@127.0.0.1:%d/",
        "http://good.example\\@127.0.0.1:%d/",
        "http://good.example%%40127.0.0.1:%d/",
        "http://127.0.0.1:%d\r\nHost: x/",
        "file:///etc/passwd#%d",
        "ftp://127.0.0.1:%d/",
        "gopher://127.0.0.1:%d/_x",
        "jar:http://127.0.0.1:%d!/x",
        "//127.0.0.1:%d/",
        "http:127.0.0.1:%d",
        "http:///127.0.0.1:%d",
        "http://:%d/",
        "not an address %d"
      })
  void anAddressOfAnotherKindIsRefusedAtOnce(String address) {
    Answer answer = ask(address.formatted(listener.port()));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("message").path(0).asString())
        .startsWith("url can't be imported. The address ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/x.mp4",
        "http://[::1]:%d/x.mp4",
        "http://2130706433:%d/",
        "http://localhost:%d/x.mp4",
        "//127.0.0.1:%d/x.mp4",
        "http://good@127.0.0.1:%d/",
        "file:///etc/passwd#%d",
        "ftp://127.0.0.1:%d/",
        "gopher://127.0.0.1:%d/_x"
      })
  void aRedirectToWhatIsPrivateIsNotFollowed(String target) throws Exception {
    String address = files.redirect("/to.mp4", target.formatted(listener.port()));

    assertThat(failure(address)).startsWith("Importing failed: ");
    assertThat(files.ranges()).as("one call, no second attempt").hasSize(1);
  }

  @Test
  void aRedirectIsCheckedHoweverManyCameBefore() throws Exception {
    for (int i = 1; i < 5; i++) {
      files.redirect("/" + i, "/" + (i + 1));
    }
    files.redirect("/5", "http://127.0.0.1:" + listener.port() + "/x.mp4");
    files.redirect("/loop", "/loop");

    assertThat(failure(files.address("/1"))).contains("not on the public internet");
    assertThat(failure(files.address("/loop"))).contains("redirects more than 5 times");
  }

  @Test
  void aNameThatLeadsToThisMachineIsNotCalled() throws Exception {
    assertThat(failure("http://localhost:" + listener.port() + "/x.mp4"))
        .contains("not on the public internet");

    for (String address : List.of("127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3")) {
      assertRefused(name -> addresses(address));
    }
    // One good address does not excuse another.
    assertRefused(name -> addresses(FileServer.HOST, "127.0.0.1"));
  }

  @Test
  void aNameThatChangesItsMindIsAskedOnceForEachConnection() throws Exception {
    String file = files.file("/x.mp4", new byte[] {0, 1, 2});
    int port = URI.create(file).getPort();
    Deque<String> answers = new ArrayDeque<>(List.of(FileServer.HOST, "127.0.0.1", "127.0.0.1"));
    DnsResolver changing = resolver(name -> addresses(answers.removeFirst()));
    try (Fetcher fetcher = new Fetcher(changing, rules, settings, clock)) {
      WebAddress address = WebAddress.of("http://rebinding.example:" + port + "/x.mp4");
      try (FetchedFile opened = fetcher.open(address, 0, null, end())) {
        assertThat(opened.content().readAllBytes()).containsExactly(0, 1, 2);
      }
      assertThat(answers).as("looked up once").hasSize(2);
      assertThatExceptionOfType(FetchFailed.class)
          .isThrownBy(() -> fetcher.open(address, 0, null, end()));
      assertThat(answers).hasSize(1);
    }
  }

  @Test
  void noProxyOfTheEnvironmentIsAsked() throws Exception {
    String file = files.file("/x.mp4", new byte[] {0});
    List<URI> asked = new CopyOnWriteArrayList<>();
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(new Recording(asked));
    try (Fetcher fetcher = new Fetcher(resolver(this::literal), rules, settings, clock);
        FetchedFile opened = fetcher.open(WebAddress.of(file), 0, null, end())) {
      assertThat(opened.content().readAllBytes()).hasSize(1);
    } finally {
      ProxySelector.setDefault(before);
    }
    assertThat(asked).noneMatch(uri -> FileServer.HOST.equals(uri.getHost()));
  }

  @Test
  void otherPortsThanTheWebsAreRefusedUnlessAllowed() {
    HostRules strict = new HostRules(settings(List.of(), List.of("8080", "9000-9100")));

    for (int port : List.of(80, 443, 8080, 9000, 9100)) {
      strict.check(port);
    }
    for (int port : List.of(22, 25, 3306, 6379, 8081, 9101)) {
      assertThatExceptionOfType(FetchFailed.class).isThrownBy(() -> strict.check(port));
    }
  }

  @Test
  void privateHostsAreReachedOnlyIfAllowed() throws Exception {
    InetAddress nas = InetAddress.ofLiteral("192.168.1.7");
    InetAddress open = InetAddress.ofLiteral("93.184.215.14");
    HostRules none = new HostRules(settings(List.of(), List.of()));
    HostRules network = new HostRules(settings(List.of("192.168.1.0/24"), List.of()));
    HostRules name = new HostRules(settings(List.of("nas.lan"), List.of()));

    none.check("anything", open);
    none.check("anything", InetAddress.ofLiteral("2606:2800:21f:cb07:6820:80da:af6b:8b2c"));
    network.check("anything", nas);
    name.check("nas.lan", nas);
    assertThatExceptionOfType(FetchFailed.class).isThrownBy(() -> none.check("nas.lan", nas));
    assertThatExceptionOfType(FetchFailed.class).isThrownBy(() -> name.check("other.lan", nas));
  }

  private ImportSettings settings(List<String> hosts, List<String> ports) {
    return new ImportSettings(
        hosts,
        ports,
        1,
        settings.connect(),
        settings.answer(),
        settings.idle(),
        settings.slowest(),
        settings.longest(),
        settings.attempts(),
        settings.pause());
  }

  private Answer ask(String address) {
    return user.post("/api/v1/videos/import", Map.of("url", address));
  }

  /** What the video says once its import has failed. */
  private String failure(String address) throws InterruptedException {
    Answer answer = ask(address);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    String video = "/api/v1/videos/" + answer.data().path("id").asInt() + "/info";
    Eventually.isTrue(() -> user.get(video).data().path("status").asString().equals("failed"));
    return user.get(video).data().path("status_message").asString();
  }

  private void assertRefused(Lookup names) throws IOException {
    WebAddress address = WebAddress.of("http://inner.example:" + listener.port() + "/x.mp4");
    try (Fetcher fetcher = new Fetcher(resolver(names), rules, settings, clock)) {
      assertThatExceptionOfType(FetchFailed.class)
          .isThrownBy(() -> fetcher.open(address, 0, null, end()))
          .withMessageContaining("not on the public internet");
    }
  }

  private Instant end() {
    return clock.instant().plusSeconds(60);
  }

  private InetAddress[] literal(String host) throws UnknownHostException {
    return addresses(host);
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    return Arrays.stream(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private interface Lookup {
    InetAddress[] of(String name) throws UnknownHostException;
  }

  private static DnsResolver resolver(Lookup names) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.of(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static final class Recording extends ProxySelector {

    private final List<URI> asked;

    Recording(List<URI> asked) {
      this.asked = asked;
    }

    @Override
    public List<Proxy> select(URI uri) {
      asked.add(uri);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      // Nothing is known of proxies here.
    }
  }
}
