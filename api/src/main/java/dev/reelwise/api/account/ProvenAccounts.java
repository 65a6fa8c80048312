package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Accounts of people whose address somebody else vouches for, and who need no password. */
@Service
public class ProvenAccounts {

  private static final int LONGEST_NAME = 100;

  private final Accounts accounts;
  private final OwnAccount own;
  private final UserRepository users;

  ProvenAccounts(Accounts accounts, OwnAccount own, UserRepository users) {
    this.accounts = accounts;
    this.own = own;
    this.users = users;
  }

  /** The open account with this address. Throws InvalidRequest for none that is taken here. */
  public Optional<UserId> find(String email) {
    return users
        .login(EmailAddress.chosen(email).value())
        .map(UserRepository.Login::account)
        .map(Account::id);
  }

  /** Throws InvalidRequest, and {@link EmailTaken}. */
  public UserId make(String name, String email) {
    String printable = name.replaceAll("\\p{Cntrl}", " ").strip();
    String shown = printable.isEmpty() ? email : printable;
    int end =
        shown.offsetByCodePoints(
            0, Math.min(LONGEST_NAME, shown.codePointCount(0, shown.length())));
    return accounts
        .insert(shown.substring(0, end), EmailAddress.chosen(email), Passwords.NONE)
        .id();
  }

  /**
   * Gives an account to the owner of its address. Anybody may have signed up with that: the
   * password, all sessions and all keys from before are good no more.
   */
  public void takeOver(UserId user) {
    own.forgetPassword(user);
  }

  /** A new sign-in. Throws {@link AccountGone} when the account was closed meanwhile. */
  public AccessTokens.Issued open(UserId user) {
    return accounts.open(accounts.account(user));
  }
}
