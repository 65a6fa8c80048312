package dev.reelwise.api.key;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.reelwise.api.account.Role;
import dev.reelwise.api.account.Scope;
import dev.reelwise.api.account.Secrets;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.contracts.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes keys and opens with them. A key itself is shown once; we keep its hash. */
@Service
class ApiKeys {

  private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

  private static final int MOST = 50;
  private static final int SHOWN = Secrets.KEY_PREFIX.length() + 6;

  /** Writing the time of each use would make every request a write. */
  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

  private final ApiKeyRepository keys;
  private final Clock clock;

  ApiKeys(ApiKeyRepository keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Throws {@link InvalidRequest} and {@link KeyRefused}. */
  Made make(String name, Collection<Scope> scopes, @Nullable Instant expiry, SignedIn owner) {
    if (expiry != null && !expiry.isAfter(clock.instant())) {
      throw new InvalidRequest("expires_at must be in the future");
    }
    if (scopes.contains(Scope.ADMIN) && owner.role() != Role.ADMIN) {
      throw KeyRefused.onlyForAdmins();
    }
    String key = Secrets.KEY_PREFIX + Secrets.next();
    var draft = new ApiKeyRepository.Draft(name.strip(), key.substring(0, SHOWN), scopes, expiry);
    ApiKey made =
        keys.insert(owner.id(), Secrets.hash(key), draft, MOST)
            .orElseThrow(() -> KeyRefused.tooMany(MOST));
    LOG.info("User {} has made the API key {} for {}", owner.id(), made.id(), made.scopes());
    return new Made(made, key);
  }

  List<ApiKey> of(UserId owner) {
    return keys.of(owner);
  }

  /** Throws {@link KeyRefused}. */
  void delete(KeyId id, UserId owner) {
    if (!keys.delete(id, owner)) {
      throw KeyRefused.unknown(id);
    }
    LOG.info("User {} has deleted the API key {}", owner, id);
  }

  /** Who acts with this key; empty when it is not good, or not any more. */
  Optional<SignedIn> open(String key) {
    Instant now = clock.instant();
    Optional<ApiKeyRepository.Found> found = keys.find(Secrets.hash(key), now);
    found.ifPresent(good -> note(good, now));
    return found.map(ApiKeyRepository.Found::owner);
  }

  private void note(ApiKeyRepository.Found key, Instant now) {
    Instant noted = now.minus(USE_NOTED_EVERY);
    Instant last = key.lastUsed();
    if (last == null || last.isBefore(noted)) {
      keys.use(key.id(), now, noted);
    }
  }

  /** A new key, with the key itself. */
  record Made(@JsonUnwrapped ApiKey details, String key) {

    @Override
    public String toString() {
      return "Made[" + details + "]";
    }
  }
}
