package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import dev.reelwise.cli.client.Api;
import java.net.URI;

/**
 * A running system that a command may use.
 *
 * @param address where the API answers
 * @param api signed in as the data folder's account
 */
public record Connection(URI address, Api api) implements AutoCloseable {

  /**
   * The system that runs on the data folder; starts it in the background, and tells so, when none
   * does.
   */
  public static Connection startingIfDown(Options options) throws InterruptedException {
    var data = options.data();
    if (RunningSystems.find(data).isEmpty()) {
      System.err.println("Reelwise is not running: starting it (./reelwise down stops it).");
      return to(data, new Background(data, options.envFile(), false, System.err::println).start());
    }
    return toRunning(options);
  }

  /**
   * The system that runs on the data folder; a failure that tells how to start it when none does.
   */
  public static Connection toRunning(Options options) {
    var data = options.data();
    var record =
        RunningSystems.require(data)
            .record()
            .filter(said -> said.state() == SystemRecord.State.READY)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.NOT_RUNNING,
                        "Reelwise is still starting. Try again in a moment."));
    return to(data, record);
  }

  /**
   * As {@link #toRunning}, with the data folder's account as an admin: whoever may read the folder
   * has the database's password too.
   */
  public static Connection asAdmin(Options options) {
    var connection = toRunning(options);
    var stack = RunningSystems.require(options.data()).stack();
    var account = LocalAccount.read(options.data());
    if (new UserRoles(stack.environment()).set(account.email(), "admin").isEmpty()) {
      connection.close();
      throw new CommandFailure(
          ExitCode.FAILED, "The data folder's account is not in its database.");
    }
    return connection;
  }

  private static Connection to(DataFolder data, SystemRecord record) {
    return new Connection(record.api(), new Api(record.api(), LocalAccount.read(data)));
  }

  @Override
  public void close() {
    api.close();
  }
}
