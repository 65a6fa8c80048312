package dev.reelwise.api.key;

import dev.reelwise.api.account.AccountTakenOver;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the keys of whoever had an account before its owner. */
@Component
class KeyEnd {

  private final ApiKeyRepository keys;

  KeyEnd(ApiKeyRepository keys) {
    this.keys = keys;
  }

  @EventListener
  void on(AccountTakenOver account) {
    keys.deleteAllOf(account.id());
  }
}
