package dev.reelwise.stack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * Where a server finds what it needs.
 *
 * @param home the folder with the servers' software
 * @param training whether this run is only for writing the archives of classes
 */
record Place(Path home, DataFolder data, Secrets secrets, boolean training) {
  static final String LOOPBACK = "127.0.0.1";

  ClassArchive archive(Server server) {
    return new ClassArchive(home.resolve(server.label()), training);
  }

  /** This port on the one address on which all servers listen. */
  static InetSocketAddress loopback(int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }
}
