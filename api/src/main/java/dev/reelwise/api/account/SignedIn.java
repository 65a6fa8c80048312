package dev.reelwise.api.account;

import dev.reelwise.contracts.UserId;

/** The user whose token came with the request. Handlers take it as a parameter. */
public record SignedIn(UserId id, String email, String name) {}
