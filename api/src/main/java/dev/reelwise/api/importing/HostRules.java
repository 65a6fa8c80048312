package dev.reelwise.api.importing;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Which hosts and ports we may ask: the public internet's, and what the settings allow. */
@Component
class HostRules {

  private final List<IpAddressMatcher> networks;
  private final List<String> names;
  private final List<PortRange> ports;

  HostRules(ImportSettings settings) {
    List<String> hosts =
        settings.allowedHosts().stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .toList();
    this.networks = hosts.stream().filter(HostRules::isNetwork).map(IpAddressMatcher::new).toList();
    this.names = hosts.stream().filter(host -> !isNetwork(host)).toList();
    this.ports = settings.allowedPorts().stream().map(PortRange::of).toList();
  }

  private static boolean isNetwork(String host) {
    return host.contains(":") || host.matches("[0-9./]+");
  }

  /** Throws {@link FetchFailed} for an address that we must not connect to. */
  void check(String host, InetAddress address) {
    String plain = Networks.text(address);
    boolean allowed =
        Networks.isPublic(address)
            || names.contains(host)
            || networks.stream().anyMatch(network -> network.matches(plain));
    if (!allowed) {
      throw FetchFailed.forGood(
          "The address leads to %s, which is not on the public internet".formatted(plain));
    }
  }

  /** Throws {@link FetchFailed} for a port that is neither the web's nor allowed. */
  void check(int port) {
    if (port != 80 && port != 443 && ports.stream().noneMatch(range -> range.contains(port))) {
      throw FetchFailed.forGood("The address has port %d; 80 and 443 are allowed".formatted(port));
    }
  }

  private record PortRange(int first, int last) {

    static PortRange of(String text) {
      String[] ends = text.strip().split("-", 2);
      return new PortRange(
          Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip()));
    }

    boolean contains(int port) {
      return first <= port && port <= last;
    }
  }
}
