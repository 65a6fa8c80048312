package dev.reelwise.api.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Who wants the account deleted says the password once more. */
record Farewell(
    @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") String password) {

  @Override
  public String toString() {
    return "Farewell[]";
  }
}
