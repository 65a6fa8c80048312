package dev.reelwise.api.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Who an address stands for: an IPv6 customer has a whole /64, and could use each of it once. */
final class Addresses {

  private static final int NETWORK_BYTES = 8;

  private final List<IpAddressMatcher> exempt;

  Addresses(List<String> exempt) {
    this.exempt = exempt.stream().map(IpAddressMatcher::new).toList();
  }

  boolean isExempt(String address) {
    return exempt.stream().anyMatch(network -> network.matches(address));
  }

  /** {@code address} is numeric, as the servlet container gives it. */
  static String customer(String address) {
    InetAddress parsed = InetAddress.ofLiteral(address);
    if (!(parsed instanceof Inet6Address)) {
      return parsed.getHostAddress();
    }
    byte[] network = java.util.Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES);
    return java.util.HexFormat.of().formatHex(network);
  }
}
