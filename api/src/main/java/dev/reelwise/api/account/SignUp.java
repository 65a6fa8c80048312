package dev.reelwise.api.account;

import dev.reelwise.api.web.InvalidRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a new user says. */
record SignUp(
    @NotBlank(message = "must not be empty") @Size(max = 100, message = "must have at most 100 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") String name,
    @NotBlank(message = "must not be empty") @Pattern(regexp = "(?s)[^@]+@.+", message = "must be an e-mail address")
        @Size(max = 254, message = "must have at most 254 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") String email,
    @NotNull(message = "must not be empty") @Size(max = 200, message = "must have at most 200 characters") String password) {

  void requirePasswordOf(int shortest) {
    if (password.length() < shortest) {
      throw new InvalidRequest("password must have at least " + shortest + " characters");
    }
  }

  @Override
  public String toString() {
    return "SignUp[" + email + "]";
  }
}
