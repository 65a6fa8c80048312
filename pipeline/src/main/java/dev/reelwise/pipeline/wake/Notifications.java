package dev.reelwise.pipeline.wake;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens to the database on a connection of its own, and opens a new one when that breaks.
 * Subscribers are only woken: after each (re)connect all of them are told {@link #EVERYTHING},
 * because what was said meanwhile is lost, and each needs a slow poll of its own.
 */
public class Notifications implements SmartLifecycle {

  /** The payload that stands for all: look at everything. */
  public static final String EVERYTHING = "";

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final OwnConnections connections;
  private final Map<Channel, List<Consumer<String>>> subscribers = new EnumMap<>(Channel.class);
  private volatile @Nullable Thread listener;

  Notifications(OwnConnections connections) {
    this.connections = connections;
    for (Channel channel : Channel.values()) {
      subscribers.put(channel, new CopyOnWriteArrayList<>());
    }
  }

  /** Calls {@code woken} with each payload of the channel, on the listener's thread: be quick. */
  public void subscribe(Channel channel, Consumer<String> woken) {
    subscribers.getOrDefault(channel, List.of()).add(woken);
  }

  private void listen() {
    while (isListening()) {
      try (Connection connection = connections.open("listener")) {
        Map<String, Channel> names = listen(connection);
        subscribers.keySet().forEach(channel -> tell(channel, EVERYTHING));
        while (isListening()) {
          receive(connection, names);
        }
      } catch (SQLException e) {
        pause(e);
      }
    }
  }

  private static Map<String, Channel> listen(Connection connection) throws SQLException {
    Map<String, Channel> names = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      String schema = schema(statement);
      for (Channel channel : Channel.values()) {
        statement.execute("listen \"" + channel.name(schema).replace("\"", "\"\"") + "\"");
        names.put(channel.name(schema), channel);
      }
    }
    return names;
  }

  private static String schema(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select current_schema()")) {
      row.next();
      return row.getString(1);
    }
  }

  private void receive(Connection connection, Map<String, Channel> names) throws SQLException {
    PGNotification[] received =
        connection.unwrap(PGConnection.class).getNotifications((int) PROBE.toMillis());
    if (received == null || received.length == 0) {
      // Silence may mean that the server is gone.
      connection.createStatement().execute("select 1");
      return;
    }
    for (PGNotification one : received) {
      Channel channel = names.get(one.getName());
      if (channel != null) {
        tell(channel, one.getParameter());
      }
    }
  }

  /** False on the thread of an earlier start, which may still be waiting for its connection. */
  private boolean isListening() {
    return Thread.currentThread().equals(listener);
  }

  private void tell(Channel channel, String payload) {
    subscribers.getOrDefault(channel, List.of()).forEach(woken -> woken.accept(payload));
  }

  private void pause(SQLException e) {
    if (!isListening()) {
      return;
    }
    log.warn("Lost the connection for notifications, opening another: {}", e.getMessage());
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    Thread started = Thread.ofPlatform().daemon().name("notifications").unstarted(this::listen);
    listener = started;
    started.start();
  }

  @Override
  public void stop() {
    listener = null;
  }

  @Override
  public boolean isRunning() {
    return listener != null;
  }

  @Override
  public int getPhase() {
    return 0;
  }
}
