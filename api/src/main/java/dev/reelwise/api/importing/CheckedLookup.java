package dev.reelwise.api.importing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for one connection and checks every address found. The connection is made to these
 * very addresses, so that a name which changes its mind in between gains nothing.
 */
final class CheckedLookup implements DnsResolver {

  private final DnsResolver names;
  private final HostRules rules;

  CheckedLookup(DnsResolver names, HostRules rules) {
    this.names = names;
    this.rules = rules;
  }

  /** Throws {@link FetchFailed} when one of the addresses must not be reached. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = isLiteral(host) ? literal(host) : names.resolve(host);
    for (InetAddress address : found) {
      rules.check(host, address);
    }
    return found;
  }

  private static boolean isLiteral(String host) {
    return host.contains(":") || host.matches("[0-9.]+");
  }

  private static InetAddress[] literal(String host) {
    return new InetAddress[] {InetAddress.ofLiteral(host)};
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
