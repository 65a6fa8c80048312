package dev.reelwise.api.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What may be changed of an account without more ado. */
record NewName(
    @NotBlank(message = "must not be empty") @Size(max = 100, message = "must have at most 100 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") String name) {}
