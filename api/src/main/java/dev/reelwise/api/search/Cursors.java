package dev.reelwise.api.search;

import dev.reelwise.api.account.DerivedKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Gives cursors to clients and takes them back: a text, a dot, and an HMAC-SHA256 over it and what
 * was asked. One that was changed, or that another search or another user was given, is refused.
 */
@Component
class Cursors {

  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

  private final SecretKey key;

  @Autowired
  Cursors(DerivedKeys keys) {
    this(keys.forPurpose("search-cursor"));
  }

  private Cursors(SecretKey key) {
    this.key = key;
  }

  static Cursors with(SecretKey key) {
    return new Cursors(key);
  }

  String write(Cursor cursor, Sought sought) {
    String text = TO_TEXT.encodeToString(cursor.text().getBytes(StandardCharsets.UTF_8));
    return text + "." + signature(text, sought);
  }

  /** Throws {@link InvalidCursor} for a text that {@link #write} never gave for this search. */
  Cursor read(String given, Sought sought) {
    int dot = given.indexOf('.');
    if (dot < 0 || !isOurs(given.substring(0, dot), given.substring(dot + 1), sought)) {
      throw new InvalidCursor();
    }
    byte[] text = FROM_TEXT.decode(given.substring(0, dot));
    return Cursor.of(new String(text, StandardCharsets.UTF_8));
  }

  private boolean isOurs(String text, String signature, Sought sought) {
    return MessageDigest.isEqual(
        signature(text, sought).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String text, Sought sought) {
    return TO_TEXT.encodeToString(DerivedKeys.mac(key, text + "\n" + sought.fingerprint()));
  }
}
