package dev.reelwise.api.web;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Tells a client that has gone from a failure of ours. */
final class Disconnects {

  private Disconnects() {}

  static boolean caused(Exception failure) {
    return failure instanceof ClientAbortException
        || DisconnectedClientHelper.isClientDisconnectedException(failure);
  }
}
