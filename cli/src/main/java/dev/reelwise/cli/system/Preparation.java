package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.stack.Models;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** What the services need beside their servers: themselves unpacked, and the speech models. */
final class Preparation {
  private final Map<Service, Future<ServiceImage>> images = new EnumMap<>(Service.class);
  private final Future<Path> models;

  private Preparation(Future<Path> models) {
    this.models = models;
  }

  /** Begins at once, and tells when something takes long because it is fetched. */
  static Preparation begin(Consumer<String> notices) {
    var preparation = new Preparation(inBackground(Models::ensure));
    for (var service : Service.values()) {
      preparation.images.put(service, inBackground(() -> ServiceImage.of(service)));
    }
    return preparation;
  }

  Path models() throws InterruptedException {
    return result(models);
  }

  ServiceImage image(Service service) throws InterruptedException {
    var image = images.get(service);
    if (image == null) {
      throw new IllegalStateException("Nothing prepares " + service);
    }
    return result(image);
  }

  static <T> Future<T> inBackground(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(failure.getMessage()), failure);
    }
  }
}
