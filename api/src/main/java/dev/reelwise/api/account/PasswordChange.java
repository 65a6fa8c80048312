package dev.reelwise.api.account;

import dev.reelwise.api.web.InvalidRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password as it is, and as it shall be. */
record PasswordChange(
    @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") String currentPassword,
    @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") String newPassword) {

  void requireLength(int shortest) {
    if (newPassword.length() < shortest) {
      throw new InvalidRequest("new_password must have at least " + shortest + " characters");
    }
  }

  @Override
  public String toString() {
    return "PasswordChange[]";
  }
}
