package dev.reelwise.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The token that asks for the next ones. */
record Refresh(
    @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") @JsonProperty("refresh_token")
        String refreshToken) {

  @Override
  public String toString() {
    return "Refresh[]";
  }
}
