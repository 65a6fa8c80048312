package dev.reelwise.cli.system;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.cli.DataFolder;
import dev.reelwise.cli.ExitCode;
import dev.reelwise.cli.Json;
import dev.reelwise.cli.client.Account;
import dev.reelwise.cli.client.Api;
import dev.reelwise.cli.client.ApiProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The account of whoever owns the data folder: made at the first start, kept in a file that only
 * they can read.
 */
final class LocalAccount {
  private static final int CONFLICT = 409;
  private static final int UNAUTHORIZED = 401;

  private LocalAccount() {}

  /** Makes sure that the folder's account can sign in, and makes a new one where it can't. */
  static Account ensure(DataFolder data, URI api) throws InterruptedException {
    try {
      if (!Files.exists(data.account())) {
        return signUp(data, fresh(), api);
      }
      var account = read(data);
      // The database may be another one than the account was made in.
      return canSignIn(account, api) ? account : signUp(data, account, api);
    } catch (ApiProblem problem) {
      throw new CommandFailure(
          ExitCode.FAILED, "The local account can't be made: " + problem.words(), problem);
    }
  }

  static Account read(DataFolder data) {
    try {
      return Json.read(Files.readString(data.account()), Account.class);
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.FAILED, "The account's file can't be read: " + data.account(), failure);
    }
  }

  private static Account signUp(DataFolder data, Account account, URI address)
      throws ApiProblem, InterruptedException {
    try (var api = new Api(address, account)) {
      api.signUp();
      data.writeSecretly(data.account(), Json.write(account));
      return account;
    } catch (ApiProblem problem) {
      if (problem.status() != CONFLICT) {
        throw problem;
      }
      return signUp(data, fresh(), address);
    }
  }

  private static boolean canSignIn(Account account, URI address)
      throws ApiProblem, InterruptedException {
    try (var api = new Api(address, account)) {
      api.signIn();
      return true;
    } catch (ApiProblem problem) {
      if (problem.status() != UNAUTHORIZED) {
        throw problem;
      }
      return false;
    }
  }

  private static Account fresh() {
    return new Account("Local user", "local-" + random(4) + "@reelwise.example", random(18));
  }

  private static String random(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
