package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Settings;
import dev.reelwise.cli.terminal.Texts;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.StackSettings;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Starts Reelwise as a whole in this process's hands: the servers, and the two services as its
 * children.
 */
final class RunningSystem {
  private final DataFolder data;
  private final Settings settings;
  private final boolean anyPorts;
  private final Consumer<String> notices;
  private final Map<Service, Integer> ports = new EnumMap<>(Service.class);

  RunningSystem(DataFolder data, Settings settings, boolean anyPorts, Consumer<String> notices) {
    this.data = data;
    this.settings = settings;
    this.anyPorts = anyPorts;
    this.notices = notices;
  }

  /**
   * Returns when everything answers. From then on it lives as long as this process, and ends with
   * it, however that ends.
   */
  SystemRecord start() throws InterruptedException {
    data.create();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> SystemRecord.forget(data)));
    long began = System.nanoTime();
    // What needs no server is made ready while the servers start.
    var preparation = Preparation.begin(notices);
    var stack = LocalStack.start(stackSettings());
    notices.accept("The servers are ready (%s).".formatted(since(began)));
    try {
      choosePorts();
      record(SystemRecord.State.STARTING).write(data);
      launchAll(stack, preparation);
      LocalAccount.ensure(data, address(Service.API));
    } catch (InterruptedException | RuntimeException failure) {
      stack.close();
      throw failure;
    }
    var record = record(SystemRecord.State.READY);
    record.write(data);
    notices.accept("Reelwise is ready (%s).".formatted(since(began)));
    return record;
  }

  private StackSettings stackSettings() {
    var usual = StackSettings.of(data.path());
    return (anyPorts ? usual.withFreePorts() : usual)
        .withEnvironment(settings.values())
        .withNotices(notices);
  }

  private void choosePorts() {
    for (var service : Service.values()) {
      int wanted = anyPorts ? 0 : settings.port(service.portVariable(), service.usualPort());
      ports.put(service, FreePort.near(service.label(), wanted, notices));
    }
  }

  private void launchAll(LocalStack stack, Preparation preparation) throws InterruptedException {
    var api = launching(Service.API, stack, preparation);
    var summarizer = launching(Service.SUMMARIZER, stack, preparation);
    try {
      CompletableFuture.allOf(api, summarizer).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private CompletableFuture<Void> launching(
      Service service, LocalStack stack, Preparation preparation) throws InterruptedException {
    var host = settings.get("HOST_IP").orElse("127.0.0.1");
    var temporary = stack.temporary(service.label());
    var spec = new ServiceSpec(service, port(service), preparation.models(), temporary, host);
    var server = spec.toServer(preparation.image(service));
    return CompletableFuture.runAsync(
        () -> {
          try {
            stack.launch(server);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "The start was interrupted.", interrupted);
          }
        },
        Thread::startVirtualThread);
  }

  private SystemRecord record(SystemRecord.State state) {
    long pid = ProcessHandle.current().pid();
    return new SystemRecord(state, pid, address(Service.API), address(Service.SUMMARIZER));
  }

  private URI address(Service service) {
    return URI.create("http://localhost:" + port(service));
  }

  private int port(Service service) {
    return ports.getOrDefault(service, service.usualPort());
  }

  private static String since(long began) {
    return Texts.span(Duration.ofNanos(System.nanoTime() - began));
  }
}
