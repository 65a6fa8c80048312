package dev.reelwise.api.importing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Tells addresses of the public internet from all others, by IANA's registries of special-purpose
 * addresses. Java itself makes an IPv4 address of one that is mapped into IPv6.
 */
final class Networks {

  private static final List<IpAddressMatcher> SPECIAL_V4 =
      matchers(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          // Also where most clouds tell a machine its secrets.
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // A public address, but one cloud's own service for its machines.
          "168.63.129.16/32");

  /** All global IPv6 addresses; what embeds IPv4 elsewhere (NAT64, compatible) lies outside. */
  private static final IpAddressMatcher GLOBAL_V6 = new IpAddressMatcher("2000::/3");

  /** Tunnels that embed IPv4 (Teredo, 6to4), documentation, benchmarks. */
  private static final List<IpAddressMatcher> SPECIAL_V6 =
      matchers("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private Networks() {}

  static boolean isPublic(InetAddress address) {
    String plain = text(address);
    return address instanceof Inet4Address
        ? SPECIAL_V4.stream().noneMatch(network -> network.matches(plain))
        : GLOBAL_V6.matches(plain)
            && SPECIAL_V6.stream().noneMatch(network -> network.matches(plain));
  }

  /** Without the interface's name that a local IPv6 address may have. */
  static String text(InetAddress address) {
    try {
      return InetAddress.getByAddress(address.getAddress()).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 bytes", e);
    }
  }

  private static List<IpAddressMatcher> matchers(String... networks) {
    return List.of(networks).stream().map(IpAddressMatcher::new).toList();
  }
}
