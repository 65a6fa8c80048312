package dev.reelwise.api.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.account.Role;
import dev.reelwise.contracts.UserId;
import java.time.Instant;

/** An account as admins see it, open or closed. */
record Member(
    UserId id,
    String name,
    String email,
    Role role,
    @JsonProperty("is_active") boolean active,
    Instant createdAt,
    Instant updatedAt) {}
