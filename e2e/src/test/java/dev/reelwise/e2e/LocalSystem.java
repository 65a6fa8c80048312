package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One system for all test classes: {@code up -d} at the first, stopped and removed after the last.
 */
final class LocalSystem implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LocalSystem.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
  }

  /** The system, its command, and how its start went. */
  record Running(
      Path folder,
      Command command,
      PageServer pages,
      Command.Ended started,
      java.time.Duration startTime)
      implements AutoCloseable {
    private static final String WORK = "work here";

    static Running start() {
      try {
        // A space, because people have them in their paths.
        var folder = Files.createTempDirectory("reelwise e2e ");
        var command = new Command(folder.resolve("data"), folder);
        var pages = PageServer.start();
        var environment = folder.resolve(".env");
        Files.writeString(
            environment,
            """
            ALLOWED_ORIGINS=%s
            REELWISE_WORK=%s
            """
                .formatted(pages.origin(), folder.resolve(WORK)));
        long began = System.nanoTime();
        var started = command.run("up", "-d", "--any-ports", "--env-file", environment);
        var startTime = java.time.Duration.ofNanos(System.nanoTime() - began);
        return new Running(folder, command, pages, started, startTime);
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    /** Where the services keep the files that they work on; not emptied by their supervisor. */
    Path work() {
      return folder.resolve(WORK);
    }

    Api api() throws IOException, InterruptedException {
      return Api.of(command);
    }

    @Override
    public void close() throws IOException, InterruptedException {
      pages.close();
      command.run("down");
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
