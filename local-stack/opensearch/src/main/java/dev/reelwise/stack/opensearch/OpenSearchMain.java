package dev.reelwise.stack.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;

/**
 * Runs one OpenSearch node. Its own bootstrap refuses to run as root, as containers often do, so
 * the node is started directly.
 */
final class OpenSearchMain {
  private OpenSearchMain() {}

  /**
   * Takes the home folder, the folder with opensearch.yml and log4j2.properties, and the node's
   * name.
   */
  public static void main(String[] arguments) throws Exception {
    Path configuration = Path.of(arguments[1]);
    String name = arguments[2];
    LogConfigurator.setNodeName(name);
    Settings settings = Settings.builder().put("path.home", arguments[0]).build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), configuration, () -> name);
    LogConfigurator.configure(environment);
    Node node = new Node(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "node-shutdown"));
    node.start();
    // All of a node's threads are daemons: the JVM would end here.
    Thread.currentThread().join();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (IOException failure) {
      System.err.println("The node did not close cleanly: " + failure);
    }
  }
}
