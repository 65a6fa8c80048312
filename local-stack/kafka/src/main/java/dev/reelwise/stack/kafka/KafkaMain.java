package dev.reelwise.stack.kafka;

import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * Formats the broker's folder if that was not done before, then runs the broker in the same JVM.
 */
final class KafkaMain {
  private KafkaMain() {}

  /** Takes the path of the server's properties and the cluster's id. */
  public static void main(String[] arguments) throws Exception {
    String properties = arguments[0];
    String clusterId = arguments[1];
    StorageTool.execute(
        new String[] {
          "format", "-t", clusterId, "-c", properties, "--standalone", "--ignore-formatted"
        },
        System.out);
    Kafka.main(new String[] {properties});
  }
}
