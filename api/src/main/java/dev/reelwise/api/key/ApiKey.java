package dev.reelwise.api.key;

import dev.reelwise.api.account.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it later: {@code prefix} is how it begins. {@code lastUsedAt} is right to
 * a minute, and null for one that was never used; one without {@code expiresAt} holds until it is
 * deleted.
 */
record ApiKey(
    KeyId id,
    String name,
    List<Scope> scopes,
    String prefix,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt) {

  ApiKey {
    scopes = List.copyOf(scopes);
  }
}
