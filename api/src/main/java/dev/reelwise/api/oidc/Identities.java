package dev.reelwise.api.oidc;

import dev.reelwise.api.account.AccountStanding;
import dev.reelwise.api.account.ProvenAccounts;
import dev.reelwise.api.account.Role;
import dev.reelwise.contracts.UserId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds whose account an identity is: the one that it was linked to, or the one with its address if
 * the provider has verified that, or a new one.
 */
@Service
class Identities {

  private static final Logger LOG = LoggerFactory.getLogger(Identities.class);

  private final IdentityRepository identities;
  private final ProvenAccounts accounts;
  private final AccountStanding standing;
  private final TransactionOperations transactions;
  private final OidcSettings settings;

  Identities(
      IdentityRepository identities,
      ProvenAccounts accounts,
      AccountStanding standing,
      TransactionOperations transactions,
      OidcSettings settings) {
    this.identities = identities;
    this.accounts = accounts;
    this.standing = standing;
    this.transactions = transactions;
    this.settings = settings;
  }

  /** Throws {@link OidcRefused}. */
  UserId signIn(OidcUser who) {
    Identity identity =
        new Identity(
            Objects.requireNonNull(who.getIssuer()).toString(),
            Objects.requireNonNull(who.getSubject()));
    UserId user =
        identities.find(identity).map(Identities::requireOpen).orElseGet(() -> link(identity, who));
    if (isAdmin(who)) {
      standing.change(user, Role.ADMIN, null);
    }
    return user;
  }

  private static UserId requireOpen(IdentityRepository.Known known) {
    if (!known.open()) {
      throw OidcRefused.closedAccount();
    }
    return known.user();
  }

  private UserId link(Identity identity, OidcUser who) {
    String email = verified(who).orElseThrow(OidcRefused::unverifiedEmail);
    String name = Objects.requireNonNullElse(who.getFullName(), email);
    Optional<UserId> known = accounts.find(email);
    UserId user = known.orElseGet(() -> accounts.make(name, email));
    if (known.isPresent() && !identities.isProven(user)) {
      accounts.takeOver(user);
    }
    transactions.executeWithoutResult(transaction -> identities.insert(identity, user));
    LOG.info("User {} signs in by {} from now on", user, identity.issuer());
    return user;
  }

  private boolean isAdmin(OidcUser who) {
    return verified(who)
        .map(email -> email.strip().toLowerCase(Locale.ROOT))
        .filter(settings.adminEmails()::contains)
        .isPresent();
  }

  private static Optional<String> verified(OidcUser who) {
    return Boolean.TRUE.equals(who.getEmailVerified())
        ? Optional.ofNullable(who.getEmail())
        : Optional.empty();
  }
}
