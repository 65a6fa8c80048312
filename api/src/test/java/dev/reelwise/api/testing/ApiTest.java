package dev.reelwise.api.testing;

import dev.reelwise.api.ApiApplication;
import dev.reelwise.stack.SharedStack;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test against the running API. All of them share one application, on servers of its own. */
@SpringBootTest(
    classes = ApiApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "reelwise.roles=web",
      // Their servers share two processors with the build.
      "reelwise.patience=10s",
      "reelwise.upload.largest=2GB",
      "reelwise.upload.thumbnail-check=200ms",
      "reelwise.live.heartbeat=200ms",
      "reelwise.search.rebuild.batch=20",
      "reelwise.search.rebuild.grace=1s",
      "reelwise.views.flush=200ms",
      "reelwise.list.total-age=0s",
      // Files to import lie there; the rest of this machine stays private.
      "reelwise.import.allowed-hosts=" + FileServer.NETWORK,
      "reelwise.import.allowed-ports=1-65535",
      "reelwise.import.pause=50ms",
      "reelwise.import.idle=2s",
      "reelwise.web.body-time=5s",
      "reelwise.upload.slowest=100B",
      "reelwise.upload.window=5s"
    })
public abstract class ApiTest {

  /** 32 bytes and more, as the settings want. */
  public static final String JWT_SECRET = "a secret of the tests that is long enough to sign with";

  private static final Map<String, String> SERVERS =
      SharedStack.join().isolated("api").environment();

  @LocalServerPort private int port;

  @Autowired private Rows rows;

  @DynamicPropertySource
  static void register(DynamicPropertyRegistry registry) {
    SERVERS.forEach((name, value) -> registry.add(name, () -> value));
    registry.add("JWT_SECRET", () -> JWT_SECRET);
  }

  /** The environment variables that lead to the servers of all these tests. */
  protected static Map<String, String> servers() {
    return SERVERS;
  }

  /** The API as somebody without an account sees it. */
  protected Visitor visitor() {
    return Visitor.at(port);
  }

  /** The API as a new user sees it. */
  protected Visitor newUser() {
    return visitor().signedUp();
  }

  /** The API as a new admin sees it. */
  protected Visitor newAdmin() {
    Visitor user = newUser();
    rows.role(user.userId(), "admin");
    return user.signedInAgain();
  }

  protected Rows rows() {
    return rows;
  }

  protected int port() {
    return port;
  }
}
