package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.StackHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;

/** What the script does once after a build, so that each start is fast and fetches nothing. */
@Command(
    name = "prepare",
    hidden = true,
    description = "Fetches the speech models, and keeps the servers' and services' classes.",
    mixinStandardHelpOptions = true)
public final class PrepareCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    var preparation = Preparation.begin(System.out::println);
    // At once: each of them mostly keeps one core busy.
    List<Future<?>> trainings = new ArrayList<>();
    trainings.add(Preparation.inBackground(PrepareCommand::trainServers));
    for (var service : Service.values()) {
      trainings.add(Preparation.inBackground(() -> train(service, preparation.image(service))));
    }
    for (var training : trainings) {
      Preparation.result(training);
    }
    preparation.models();
    return ExitCode.OK.number();
  }

  private static Path trainServers() throws InterruptedException {
    var home = StackHome.find();
    LocalStack.prepare(home);
    return home;
  }

  private static ServiceImage train(Service service, ServiceImage image)
      throws InterruptedException {
    new Training(service, image).run();
    return image;
  }
}
