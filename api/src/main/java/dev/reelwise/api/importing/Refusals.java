package dev.reelwise.api.importing;

import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

/** What another server's answer means that is not the file. */
final class Refusals {

  private static final Set<Integer> PASSING = Set.of(408, 423, 425, 429);

  private Refusals() {}

  /** Throws {@link FetchFailed} unless the answer holds the file as it is. */
  static void check(ClassicHttpResponse answer) {
    int code = answer.getCode();
    if (code >= 500 || PASSING.contains(code)) {
      throw FetchFailed.forNow("The server answered " + code);
    }
    if (code != 200 && code != 206) {
      throw FetchFailed.forGood(meaning(code));
    }
    Header encoding = answer.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.getValue().equalsIgnoreCase("identity")) {
      throw FetchFailed.forGood("The server sends the file compressed, which it was asked not to");
    }
  }

  private static String meaning(int code) {
    return switch (code) {
      case 401, 403 -> "The server answered %d: the file is not public".formatted(code);
      case 404, 410 -> "The server answered %d: there is no such file".formatted(code);
      case 416 -> "The server answered 416: the file is empty or has changed";
      default -> "The server answered %d instead of the file".formatted(code);
    };
  }
}
