package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;

/**
 * The owner of an account's address was proven to be another than who may have signed up with it;
 * published in the same transaction, for those who have let the latter in.
 */
public record AccountTakenOver(UserId id) {}
