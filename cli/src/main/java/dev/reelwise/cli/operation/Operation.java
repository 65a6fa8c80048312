package dev.reelwise.cli.operation;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import dev.reelwise.cli.system.Connection;

/** Something that is asked of the API as an admin. */
@FunctionalInterface
interface Operation {
  int BAD_REQUEST = 400;

  void perform(Api api) throws ApiProblem, InterruptedException;

  /** Performs it on the system that runs on the data folder. */
  static int on(Options options, Operation operation) throws InterruptedException {
    try (var connection = Connection.asAdmin(options)) {
      operation.perform(connection.api());
      return ExitCode.OK.number();
    } catch (ApiProblem problem) {
      // Such as the name of a step that there isn't: only the API knows all that may be said.
      var code = problem.status() == BAD_REQUEST ? ExitCode.USAGE : ExitCode.FAILED;
      throw new CommandFailure(code, problem.words(), problem);
    }
  }
}
