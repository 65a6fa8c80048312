package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Options;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes admins. Whoever can run it has the database's password already. */
@Command(
    name = "admin",
    description =
        "Makes the account with this address an admin (grant), or a user like others (revoke).",
    mixinStandardHelpOptions = true)
public final class AdminCommand implements Callable<Integer> {
  @Mixin private final Options options = new Options();

  @Parameters(index = "0", paramLabel = "grant|revoke", description = "What to do.")
  private String action = "";

  @Parameters(index = "1", paramLabel = "EMAIL", description = "The account's address.")
  private String email = "";

  @Option(
      names = "--remote",
      description = "In the database that DB_HOST names, not in the one on the data folder.")
  private boolean remote;

  @Override
  public Integer call() {
    var role = role();
    var address = email.strip().toLowerCase(Locale.ROOT);
    var changed =
        new UserRoles(database())
            .set(address, role)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.FAILED,
                        "There is no account with the address %s. It must sign up first."
                            .formatted(address)));
    System.out.printf(
        "%s is %s now: account %d, %s, made on %s. %s%n",
        address,
        role.equals("admin") ? "an admin" : "no admin",
        changed.id(),
        changed.name(),
        changed.made(),
        role.equals("admin") ? "The next sign-in shows it." : "That holds at once.");
    return ExitCode.OK.number();
  }

  private String role() {
    return switch (action) {
      case "grant" -> "admin";
      case "revoke" -> "user";
      default ->
          throw new CommandFailure(
              ExitCode.USAGE, "Say grant or revoke, not '%s'.".formatted(action));
    };
  }

  private Map<String, String> database() {
    return remote
        ? options.settings().values()
        : RunningSystems.require(options.data()).stack().environment();
  }
}
