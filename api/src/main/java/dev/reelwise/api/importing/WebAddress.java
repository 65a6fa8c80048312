package dev.reelwise.api.importing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/**
 * An http or https address with a host, without a user's name and without a fragment. {@code host}
 * is in lower case, an IPv6 address without its brackets.
 */
record WebAddress(URI uri, String host, int port) {

  static final int LONGEST = 2_000;

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern DOTTED = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  /** Resolvers take such a name for an IPv4 address in one of its old forms: 0x7f.1, 2130706433. */
  private static final Pattern ENDS_AS_NUMBER =
      Pattern.compile("(?i)(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

  /** Throws {@link FetchFailed} with what is wrong. */
  static WebAddress of(String text) {
    if (text.length() > LONGEST) {
      throw FetchFailed.forGood("The address has more than %d characters".formatted(LONGEST));
    }
    return of(parsed(text.strip()));
  }

  /** Where a redirect leads. Throws {@link FetchFailed}. */
  WebAddress redirected(String location) {
    if (location.length() > LONGEST) {
      throw FetchFailed.forGood("A redirect leads to an address that is too long");
    }
    try {
      return of(uri.resolve(parsed(location.strip())));
    } catch (FetchFailed wrong) {
      throw FetchFailed.forGood("A redirect can't be followed. " + wrong.reason());
    }
  }

  private static WebAddress of(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw FetchFailed.forGood("The address must begin with http:// or https://");
    }
    if (uri.getRawUserInfo() != null || String.valueOf(uri.getRawAuthority()).contains("@")) {
      throw FetchFailed.forGood("The address must not have a user's name or password");
    }
    if (uri.getHost() == null) {
      throw FetchFailed.forGood("The address has no correct host name");
    }
    String host = plain(uri.getHost().toLowerCase(Locale.ROOT));
    int usual = scheme.equals("https") ? 443 : 80;
    return new WebAddress(uri, host, uri.getPort() < 0 ? usual : uri.getPort());
  }

  private static String plain(String host) {
    if (host.startsWith("[")) {
      String inside = host.substring(1, host.length() - 1);
      if (inside.contains("%")) {
        throw FetchFailed.forGood("The address names an interface of this machine");
      }
      return inside;
    }
    if (ENDS_AS_NUMBER.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
      throw FetchFailed.forGood(
          "The address has a number as its host; write an IPv4 address as 203.0.113.7");
    }
    return host;
  }

  private static URI parsed(String text) {
    try {
      return new URI(encoded(text));
    } catch (URISyntaxException wrong) {
      throw FetchFailed.forGood("The address is not written correctly");
    }
  }

  /** People paste what a browser shows: spaces and letters of all languages. */
  private static String encoded(String text) {
    StringBuilder clean = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (one == '\\' || (one >= 0 && one < ' ') || one == 0x7f) {
        throw FetchFailed.forGood("The address has a character that no address has");
      }
      if (one < 0 || " \"<>^`{|}".indexOf(one) >= 0) {
        clean.append("%%%02X".formatted(one & 0xff));
      } else {
        clean.append((char) one);
      }
    }
    return clean.toString();
  }

  /** The address itself where the host is one, without asking anybody. */
  Optional<InetAddress> literal() {
    return host.contains(":") || DOTTED.matcher(host).matches()
        ? Optional.of(InetAddress.ofLiteral(host))
        : Optional.empty();
  }

  HttpHost target() {
    return new HttpHost(uri.getScheme().toLowerCase(Locale.ROOT), host, port);
  }

  /** The last part of the path, decoded; empty where there is none. */
  String lastName() {
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
