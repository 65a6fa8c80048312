package dev.reelwise.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts and stops several servers at once. */
final class Starter {
  private static final int PORTS_TO_TRY = 3;

  private final StackSettings settings;
  private final DataFolder data;
  private final Place place;
  private final Ports ports = new Ports();

  Starter(StackSettings settings, DataFolder data, Place place) {
    this.settings = settings;
    this.data = data;
    this.place = place;
  }

  /**
   * Starts the servers that are not elsewhere and looks for ffmpeg meanwhile.
   *
   * @param started gets each server once its process is being started
   * @param environment gets the variables that point to them
   */
  void startAll(List<Child> started, Map<String, String> environment)
      throws IOException, InterruptedException {
    Map<Server, Callable<Void>> tasks = new EnumMap<>(Server.class);
    for (EmbeddedServer server : servers()) {
      String elsewhere = Elsewhere.variable(server.server(), settings.environment());
      if (elsewhere.isEmpty()) {
        tasks.put(server.server(), () -> start(server, started, environment));
      } else {
        settings
            .notices()
            .accept(server.server().label() + " is left out, as " + elsewhere + " is set");
      }
    }
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
      List<Future<Void>> running = new ArrayList<>();
      running.add(threads.submit(() -> findFfmpeg(environment)));
      tasks.values().forEach(task -> running.add(threads.submit(task)));
      try {
        for (Future<Void> task : running) {
          task.get();
        }
      } catch (ExecutionException failure) {
        threads.shutdownNow();
        throw rethrown(failure);
      } catch (InterruptedException interruption) {
        threads.shutdownNow();
        throw interruption;
      }
    }
  }

  private List<EmbeddedServer> servers() {
    return List.of(
        new PostgresServer(place),
        new RedisServer(place),
        new KafkaServer(place),
        new OpenSearchServer(place),
        new S3Server(place));
  }

  private Void start(EmbeddedServer server, List<Child> started, Map<String, String> environment)
      throws IOException, InterruptedException {
    PidFile.endOrphan(data.run().resolve(server.server().label() + ".pid"));
    int preferred = settings.ports().getOrDefault(server.server(), 0);
    for (int attempt = 1; ; attempt++) {
      int port = ports.pick(preferred);
      ServerSpec spec = server.prepare(port, ports);
      Child child =
          new Child(
              place.training() ? spec.withGrace(ClassArchive.GRACE) : spec,
              Map.of(),
              data,
              settings.notices());
      try {
        started.add(child);
        child.start();
        if (preferred != 0 && port != preferred) {
          settings
              .notices()
              .accept(
                  "Port %d is taken, so %s listens on %d".formatted(preferred, child.name(), port));
        }
        environment.putAll(server.environment(port));
        return null;
      } catch (StackFailure failure) {
        started.remove(child);
        // Somebody else took the port between the choice and the server's start?
        if (Ports.isFree(port) || attempt == PORTS_TO_TRY) {
          throw failure;
        }
      }
    }
  }

  private Void findFfmpeg(Map<String, String> environment) {
    try {
      Ffmpeg found = FfmpegFinder.find(settings.environment(), settings.home());
      environment.put("FFMPEG_PATH", found.ffmpeg().toString());
      environment.put("FFPROBE_PATH", found.ffprobe().toString());
    } catch (StackFailure failure) {
      settings.notices().accept(String.valueOf(failure.getMessage()));
    }
    return null;
  }

  private static RuntimeException rethrown(ExecutionException failure) throws IOException {
    return switch (failure.getCause()) {
      case null -> new StackFailure("A server can't be started", failure);
      case IOException trouble -> throw trouble;
      case RuntimeException trouble -> trouble;
      case Throwable other -> new StackFailure("A server can't be started: " + other, other);
    };
  }

  /** Ends all of them at once and returns when they are gone. */
  static void stop(List<Child> children) {
    List<Thread> stopping = new ArrayList<>();
    for (Child child : children) {
      stopping.add(Thread.ofPlatform().daemon().start(child::stop));
    }
    try {
      for (Thread thread : stopping) {
        thread.join();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
