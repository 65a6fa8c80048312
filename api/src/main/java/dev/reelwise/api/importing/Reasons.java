package dev.reelwise.api.importing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ProtocolException;

/** What a broken connection means for the person who gave the address. */
final class Reasons {

  private Reasons() {}

  static String of(IOException broken) {
    return switch (broken) {
      case UnknownHostException e -> "No server of this name is known";
      case SSLException e -> "The server's certificate or encryption is not accepted";
      case SocketTimeoutException e -> "The server did not answer in time";
      case ConnectException e -> "The server can't be reached";
      case NoRouteToHostException e -> "The server can't be reached";
      case IOException e when e.getCause() instanceof ProtocolException ->
          "The server does not speak HTTP correctly";
      default -> "The connection to the server broke off";
    };
  }
}
