package dev.reelwise.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.contracts.UserId;
import java.time.Instant;

/** A user as the user may see it: without the password's hash. */
public record Account(
    UserId id,
    String name,
    String email,
    Role role,
    @JsonProperty("is_active") boolean active,
    Instant createdAt) {}
