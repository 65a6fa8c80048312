package dev.reelwise.api.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.account.Role;
import dev.reelwise.api.web.InvalidRequest;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What is to become of an account; what is left out stays. */
record StandingChange(
    @Nullable @Pattern(regexp = "user|admin", message = "must be user or admin") String role,
    @JsonProperty("is_active") @Nullable Boolean active) {

  void requireSomething() {
    if (role == null && active == null) {
      throw new InvalidRequest("The body must have role or is_active");
    }
  }

  @Nullable Role newRole() {
    return role == null ? null : Role.of(role);
  }
}
