package dev.reelwise.cli.system;

import dev.reelwise.cli.ExitCode;
import dev.reelwise.stack.LocalStack;
import dev.reelwise.stack.StackHome;
import java.util.concurrent.Callable;
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
    for (var service : Service.values()) {
      new Training(service, preparation.image(service)).run();
    }
    LocalStack.prepare(StackHome.find());
    preparation.models();
    return ExitCode.OK.number();
  }
}
