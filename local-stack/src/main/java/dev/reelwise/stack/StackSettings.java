package dev.reelwise.stack;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a local stack is started with.
 *
 * @param home the folder with the servers' software, as the build lays it out
 * @param data the folder that keeps data, secrets, logs and pid files
 * @param environment the variables of the caller; a server is left out when its variables point
 *     elsewhere
 * @param ports the preferred port of each server; 0 takes any free one, and a busy one is replaced
 *     by a free one
 * @param notices gets one sentence for a person on each thing worth telling, such as a port that
 *     was taken
 */
public record StackSettings(
    Path home,
    Path data,
    Map<String, String> environment,
    Map<Server, Integer> ports,
    Consumer<String> notices) {
  public StackSettings {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    ports = Map.copyOf(ports);
  }

  /**
   * The usual ports, this process's environment, and the home that {@link StackHome#find()} finds.
   */
  public static StackSettings of(Path data) {
    Map<Server, Integer> ports = new EnumMap<>(Server.class);
    for (Server server : Server.values()) {
      ports.put(server, server.preferredPort());
    }
    return new StackSettings(StackHome.find(), data, System.getenv(), ports, notice -> {});
  }

  public StackSettings withEnvironment(Map<String, String> variables) {
    return new StackSettings(home, data, variables, ports, notices);
  }

  public StackSettings withPorts(Map<Server, Integer> preferred) {
    return new StackSettings(home, data, environment, preferred, notices);
  }

  /** Takes any free port for each server. */
  public StackSettings withFreePorts() {
    Map<Server, Integer> free = new EnumMap<>(Server.class);
    for (Server server : Server.values()) {
      free.put(server, 0);
    }
    return withPorts(free);
  }

  public StackSettings withNotices(Consumer<String> listener) {
    return new StackSettings(home, data, environment, ports, listener);
  }
}
