package dev.reelwise.stack;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a broker for the cluster's metadata (Kafka's wire protocol, key 3, version 2). A broker
 * accepts connections before it takes part in the cluster; it names itself in the answer only
 * afterwards.
 */
final class KafkaProbe {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int METADATA = 3;
  private static final int VERSION = 2;
  private static final int LARGEST_ANSWER = 1 << 16;

  private KafkaProbe() {}

  /** Whether a broker of this cluster is there. */
  static boolean answers(int port, String cluster) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(Place.loopback(port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      byte[] request = request();
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(request.length);
      out.write(request);
      return read(new DataInputStream(socket.getInputStream()), cluster);
    }
  }

  private static byte[] request() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(METADATA);
    out.writeShort(VERSION);
    out.writeInt(1); // correlation id
    out.writeShort("reelwise".length());
    out.write("reelwise".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(0); // no topics
    return bytes.toByteArray();
  }

  private static boolean read(DataInputStream in, String cluster) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_ANSWER) {
      throw new IOException("Not an answer of Kafka");
    }
    in.readInt(); // correlation id
    int brokers = in.readInt();
    for (int broker = 0; broker < brokers; broker++) {
      in.readInt(); // id
      text(in); // host
      in.readInt(); // port
      text(in); // rack
    }
    return brokers > 0 && text(in).equals(cluster);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readShort();
    return length < 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
