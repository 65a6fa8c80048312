package dev.reelwise.api.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The address that somebody would like to sign up with. */
record CheckEmail(
    @NotBlank(message = "must not be empty") @Pattern(regexp = "(?s)[^@]+@.+", message = "must be an e-mail address")
        @Size(max = 254, message = "must have at most 254 characters") String email) {}
