package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes accounts and opens them to those who know the password. */
@Service
class Accounts {

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  private final UserRepository users;
  private final Passwords passwords;
  private final AccessTokens tokens;
  private final Sessions sessions;
  private final KnownEmails known;

  Accounts(
      UserRepository users,
      Passwords passwords,
      AccessTokens tokens,
      Sessions sessions,
      KnownEmails known) {
    this.users = users;
    this.passwords = passwords;
    this.tokens = tokens;
    this.sessions = sessions;
    this.known = known;
  }

  /** Throws {@link EmailTaken}. */
  Account signUp(String name, EmailAddress address, String password) {
    return insert(name, address, passwords.hash(password));
  }

  /** Throws {@link EmailTaken}. */
  Account insert(String name, EmailAddress address, String hash) {
    known.remember(address);
    Account account = users.insert(name.strip(), address.value(), hash);
    LOG.info("User {} has signed up", account.id());
    return account;
  }

  /** Throws {@link WrongCredentials}. */
  AccessTokens.Issued signIn(String email, String password) {
    Optional<UserRepository.Login> login = users.login(new EmailAddress(email).value());
    String hash = login.map(UserRepository.Login::passwordHash).orElse(null);
    if (!passwords.matches(password, hash)) {
      throw new WrongCredentials();
    }
    return open(login.orElseThrow().account());
  }

  /** A new sign-in for a user who has just proven who it is. */
  AccessTokens.Issued open(Account account) {
    return tokens.issue(account, sessions.open(account.id()));
  }

  /** Throws {@link RefreshRefused}, and {@link AccountGone}. */
  AccessTokens.Issued refresh(String refreshToken) {
    Sessions.Opened session = sessions.refresh(refreshToken);
    return tokens.issue(account(session.user()), session);
  }

  /** Throws {@link AccountGone} when the token has outlived its account. */
  Account account(UserId id) {
    return users.find(id).orElseThrow(() -> new AccountGone(id));
  }
}
