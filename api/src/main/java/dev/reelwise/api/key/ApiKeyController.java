package dev.reelwise.api.key;

import dev.reelwise.api.account.SignedIn;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own keys. */
@RestController
@RequestMapping("/api/v1/users/me/api-keys")
class ApiKeyController {

  private final ApiKeys keys;

  ApiKeyController(ApiKeys keys) {
    this.keys = keys;
  }

  /** The only answer that ever has the key itself. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ApiKeys.Made make(@Valid @RequestBody NewKey wanted, SignedIn user) {
    return keys.make(wanted.name(), wanted.asked(), wanted.expiresAt(), user);
  }

  @GetMapping
  Keys list(SignedIn user) {
    return new Keys(keys.of(user.id()));
  }

  /** It is good no more when this returns. */
  @DeleteMapping("/{id}")
  Deleted delete(@PathVariable KeyId id, SignedIn user) {
    keys.delete(id, user.id());
    return new Deleted(id);
  }

  /** All keys of the user, expired ones too. */
  record Keys(List<ApiKey> items) {

    Keys {
      items = List.copyOf(items);
    }
  }

  record Deleted(KeyId id) {}
}
