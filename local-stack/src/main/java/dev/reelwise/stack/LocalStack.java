package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The embedded servers, and further children of the caller's, under one supervisor. Children listen
 * on loopback only, are started again when they die, and end when this process is gone, however it
 * went.
 */
public final class LocalStack implements AutoCloseable {
  private final StackSettings settings;
  private final DataFolder data;
  private final Supervision supervision;
  private final List<Child> servers = new CopyOnWriteArrayList<>();
  private final List<Child> launched = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = Collections.synchronizedMap(new TreeMap<>());
  private final Thread atExit = new Thread(this::closeAll, "stack-at-exit");
  private boolean closed;

  private LocalStack(StackSettings settings, DataFolder data) {
    this.settings = settings;
    this.data = data;
    this.supervision = Supervision.begin(data);
  }

  /**
   * Starts in parallel the servers that are not elsewhere, and returns when all answer.
   *
   * @throws StackFailure if one does not get ready (none is left running then), or another process
   *     runs the servers of this data folder
   */
  public static LocalStack start(StackSettings settings) throws InterruptedException {
    return start(settings, false);
  }

  private static LocalStack start(StackSettings settings, boolean training)
      throws InterruptedException {
    LocalStack stack = new LocalStack(settings, DataFolder.open(settings.data()));
    Runtime.getRuntime().addShutdownHook(stack.atExit);
    try {
      stack.startServers(training);
      return stack;
    } catch (IOException failure) {
      stack.close();
      throw new StackFailure(
          "The local servers can't be started: " + failure.getMessage(), failure);
    } catch (InterruptedException | RuntimeException failure) {
      stack.close();
      throw failure;
    }
  }

  /**
   * Makes the servers start in less time from now on: runs them once in a temporary folder and
   * keeps their classes as the JVM has them in memory. Takes about twenty seconds after a build,
   * and nothing when it was done before.
   *
   * @param home the folder with the servers' software
   */
  public static void prepare(Path home) throws InterruptedException {
    if (ClassArchive.allIn(home)) {
      return;
    }
    try {
      Path temporary = Files.createTempDirectory("reelwise-training");
      try {
        StackSettings settings =
            new StackSettings(
                home, temporary, ClassArchive.OTHERS_ELSEWHERE, Map.of(), notice -> {});
        start(settings, true).close();
        ClassArchive.adopt(home);
      } finally {
        Folders.delete(temporary);
      }
    } catch (IOException failure) {
      throw new StackFailure("The servers can't be prepared in " + home + ": " + failure, failure);
    }
  }

  /** The stack that another process, or this one, runs on this data folder. */
  public static Optional<RunningStack> running(Path data) {
    DataFolder folder = new DataFolder(data.toAbsolutePath().normalize());
    return PidFile.read(folder.supervisorPid())
        .flatMap(PidFile::process)
        .map(supervisor -> new RunningStack(folder, supervisor));
  }

  private void startServers(boolean training) throws IOException, InterruptedException {
    Secrets secrets = Secrets.keptIn(data);
    environment.putAll(Contract.of(settings.environment()));
    environment.putIfAbsent("DB_SCHEMA", "public");
    environment.putIfAbsent("JWT_SECRET", secrets.jwtSecret());
    Starter starter =
        new Starter(settings, data, new Place(settings.home(), data, secrets, training));
    starter.startAll(servers, environment);
    DataFolder.writeVariables(data.environment(), environment());
  }

  /**
   * CONTRACT's variables that point to the servers, over those that the settings were given; with
   * FFMPEG_PATH and FFPROBE_PATH when an ffmpeg was found.
   */
  public Map<String, String> environment() {
    synchronized (environment) {
      return Map.copyOf(environment);
    }
  }

  /** The folder for a child's temporary files, emptied before each of its starts. */
  public Path temporary(String child) {
    return data.temporary(child);
  }

  /**
   * Starts a further child, which gets {@link #environment()} and what its spec sets, keeps it
   * running, and returns when it is ready.
   *
   * @throws StackFailure if it does not get ready; it is not running then
   */
  public void launch(ServerSpec spec) throws InterruptedException {
    if (status().stream().anyMatch(other -> other.name().equals(spec.name()))) {
      throw new StackFailure("There is a server named " + spec.name() + " already");
    }
    Child child = new Child(spec, environment(), data, settings.notices());
    launched.add(child);
    try {
      child.start();
    } catch (StackFailure failure) {
      launched.remove(child);
      throw failure;
    }
  }

  /** All servers by name, and then the further children in the order in which they were started. */
  public List<ServerStatus> status() {
    List<ServerStatus> all = new ArrayList<>();
    servers.stream()
        .sorted(Comparator.comparing(Child::name))
        .forEach(child -> all.add(child.status()));
    launched.forEach(child -> all.add(child.status()));
    return List.copyOf(all);
  }

  /**
   * Ends the further children, the latest first, and then the servers; returns when all are gone.
   */
  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // The hook runs, or has run; there is nothing to remove.
      return;
    }
  }

  private synchronized void closeAll() {
    if (closed) {
      return;
    }
    closed = true;
    for (Child child : launched.reversed()) {
      Starter.stop(List.of(child));
    }
    Starter.stop(servers);
    supervision.close();
  }
}
