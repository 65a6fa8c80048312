package dev.reelwise.api.key;

import dev.reelwise.api.account.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The key that somebody would like to have. */
record NewKey(
    @NotBlank(message = "must not be empty") @Size(max = 100, message = "must have at most 100 characters") @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") String name,
    @NotEmpty(message = "must have at least one of read, upload, admin") @Size(max = 3, message = "must be some of read, upload, admin") List<
                @Pattern(regexp = "read|upload|admin", message = "must be read, upload or admin") String>
            scopes,
    @Nullable Instant expiresAt) {

  /** Without those that are named twice. */
  SortedSet<Scope> asked() {
    SortedSet<Scope> asked = new TreeSet<>();
    scopes.forEach(scope -> asked.add(Scope.of(scope)));
    return asked;
  }
}
