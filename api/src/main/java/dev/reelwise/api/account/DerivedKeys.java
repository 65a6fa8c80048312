package dev.reelwise.api.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keys for other tokens than the access tokens, each its own, all from one secret. */
@Component
public class DerivedKeys {

  private static final String HMAC = "HmacSHA256";

  private final SecretKey secret;

  DerivedKeys(AccountSettings settings) {
    this.secret = settings.signingKey();
  }

  /** A key for HMAC-SHA256 that serves this purpose alone. */
  public SecretKey forPurpose(String purpose) {
    return new SecretKeySpec(mac(secret, "reelwise:" + purpose), HMAC);
  }

  /** HMAC-SHA256 of a text. */
  public static byte[] mac(SecretKey key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
