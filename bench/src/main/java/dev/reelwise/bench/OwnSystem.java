package dev.reelwise.bench;

import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.Home;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.client.Account;
import dev.reelwise.cli.client.Api;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.RunningStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The whole system as {@code ./reelwise up} starts it, on a folder for the time of one run. */
public final class OwnSystem implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DataFolder data;
  private final Thread atExit = new Thread(this::stop);

  private OwnSystem(DataFolder data) {
    this.data = data;
  }

  /** Starts it, and returns when everything answers. */
  public static OwnSystem start(Scratch scratch) throws IOException, InterruptedException {
    return start(scratch, Map.of());
  }

  /** As {@link #start(Scratch)}, with these variables in the environment of all its processes. */
  public static OwnSystem start(Scratch scratch, Map<String, String> variables)
      throws IOException, InterruptedException {
    OwnSystem system = new OwnSystem(new DataFolder(scratch.folder().resolve("system")));
    // Whoever runs this may have settings of their own, which are not measured.
    Path none = Files.createFile(scratch.folder().resolve("settings"));
    Runtime.getRuntime().addShutdownHook(system.atExit);
    Commands.run(
        List.of(
            Home.path().resolve("reelwise").toString(),
            "up",
            "-d",
            "--any-ports",
            "--data",
            system.data.path().toString(),
            "--env-file",
            none.toString()),
        variables);
    return system;
  }

  /** Signed in as the account that the start has made. */
  public Api api() throws IOException {
    return new Api(address("api"), account());
  }

  /** The account that the start has made. */
  public Account account() throws IOException {
    return Json.read(Files.readString(data.account()), Account.class);
  }

  /** Where the {@code api} or the {@code summarizer} answers. */
  public URI address(String service) throws IOException {
    String record = Files.readString(data.systemRecord());
    return URI.create(Json.read(record).path(service).asString(""));
  }

  /** Its servers and services, as their supervisor sees them. */
  public RunningStack stack() {
    return LocalStack.running(data.path()).orElseThrow();
  }

  /** Where it keeps everything, its logs too. */
  public Path folder() {
    return data.path();
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void stop() {
    LocalStack.running(data.path())
        .ifPresent(
            stack -> {
              try {
                boolean _ = stack.stop(PATIENCE);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
