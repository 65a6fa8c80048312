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
      "reelwise.upload.largest=2GB",
      "reelwise.upload.thumbnail-check=200ms",
      "reelwise.live.heartbeat=200ms",
      "reelwise.views.flush=200ms",
      "reelwise.list.total-age=0s"
    })
public abstract class ApiTest {

  /** 32 bytes and more, as the settings want. */
  public static final String JWT_SECRET = "a secret of the tests that is long enough to sign with";

  private static final Map<String, String> SERVERS =
      SharedStack.join().isolated("api").environment();

  @LocalServerPort private int port;

  @Autowired private Rows rows;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    SERVERS.forEach((name, value) -> registry.add(name, () -> value));
    registry.add("JWT_SECRET", () -> JWT_SECRET);
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
