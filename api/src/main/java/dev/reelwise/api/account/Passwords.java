package dev.reelwise.api.account;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with Argon2id, and checks them in the same time whether the user exists. */
@Component
class Passwords {

  /** Each hash fills {@link #MEMORY_KIB} of heap: a crowd at the door must not use it up. */
  private static final int AT_ONCE = 2;

  // OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 iterations, 1 lane.
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ITERATIONS = 2;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, ITERATIONS);
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /** Stands in the table for an account that no password opens. */
  static final String NONE = "!";

  /** A hash that no password has, with our parameters: checking against it costs the same. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
          .formatted(MEMORY_KIB, ITERATIONS, "A".repeat(22), "A".repeat(43));

  String hash(String password) {
    return inPlace(() -> argon2.encode(password));
  }

  /** Takes as long without a hash as with one. */
  boolean matches(String password, @Nullable String hash) {
    boolean none = hash == null || hash.equals(NONE);
    boolean same = inPlace(() -> argon2.matches(password, none ? NOBODYS : hash));
    return !none && same;
  }

  private <T> T inPlace(Supplier<T> work) {
    places.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
