package dev.reelwise.api.account;

import dev.reelwise.api.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks as the application does, but the password that the tests' users have in common
 * only once: hashing is slow on purpose, and there are thousands of them.
 */
@Component
@Primary
class RememberedPasswords extends Passwords {

  private final String common = super.hash(Visitor.PASSWORD);
  private final boolean fits = super.matches(Visitor.PASSWORD, common);

  @Override
  String hash(String password) {
    return password.equals(Visitor.PASSWORD) ? common : super.hash(password);
  }

  @Override
  boolean matches(String password, @Nullable String hash) {
    return password.equals(Visitor.PASSWORD) && common.equals(hash)
        ? fits
        : super.matches(password, hash);
  }
}
