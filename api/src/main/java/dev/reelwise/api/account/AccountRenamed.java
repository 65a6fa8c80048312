package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;

/** A user has another name; published in the same transaction, for those who keep copies of it. */
public record AccountRenamed(UserId id) {}
