package dev.reelwise.api.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What a user says to be let in. */
record SignIn(
    @NotNull(message = "must not be empty") @Size(max = 254, message = "must have at most 254 characters") String email,
    @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") String password) {

  @Override
  public String toString() {
    return "SignIn[" + email + "]";
  }
}
