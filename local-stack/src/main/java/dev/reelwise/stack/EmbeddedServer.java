package dev.reelwise.stack;

import java.io.IOException;
import java.util.Map;

/** One of the servers that the stack brings along. */
sealed interface EmbeddedServer
    permits PostgresServer, RedisServer, KafkaServer, OpenSearchServer, S3Server {
  Server server();

  /**
   * Lays out the server's data and configuration, where that was not done before, and tells how to
   * run it.
   *
   * @param ports for those that the server needs beside its main one
   */
  ServerSpec prepare(int port, Ports ports) throws IOException;

  /** CONTRACT's variables that point to the server on this port. */
  Map<String, String> environment(int port);
}
