package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;

/** An account was deleted; published in the same transaction, for those who keep things of it. */
public record AccountDeleted(UserId id) {}
