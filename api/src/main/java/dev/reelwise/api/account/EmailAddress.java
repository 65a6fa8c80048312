package dev.reelwise.api.account;

import dev.reelwise.api.web.InvalidRequest;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as we compare it: without white space around it, in lower case, and with its
 * domain as DNS knows it. {@code bücher.example} and {@code xn--bcher-kva.example} are the same;
 * dots and {@code +} before the {@code @} are not ours to interpret.
 */
record EmailAddress(String value) {

  private static final int LONGEST_LOCAL = 64;

  /**
   * RFC 5322's dot-atom, in ASCII: elsewhere many letters look alike, or become others in lower
   * case, as the Turkish İ and the Kelvin sign do, and then two people would share an address.
   */
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  /** No full stops of other scripts, and none of the marks that nobody sees. */
  private static final Pattern DOMAIN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)*");

  /** Takes whatever somebody has signed up with once, by stricter rules or by others. */
  EmailAddress {
    value = canonical(value);
  }

  /** An address to sign up with. Throws {@link InvalidRequest}. */
  static EmailAddress chosen(String text) {
    String address = text.strip();
    int at = address.lastIndexOf('@');
    String local = address.substring(0, Math.max(0, at));
    if (!LOCAL.matcher(local).matches() || local.length() > LONGEST_LOCAL) {
      throw new InvalidRequest(
          "email must have only letters from a to z, digits, single dots and !#$%&'*+/=?^_`{|}~-"
              + " before the @, at most 64 of them");
    }
    if (!isUnambiguous(composed(address.substring(at + 1)))) {
      throw new InvalidRequest(
          "email must have a domain of letters, digits, - and dots after the @, none at the end;"
              + " if it is one with unusual letters, write it as xn--");
    }
    return new EmailAddress(address);
  }

  /**
   * Whether the domain survives the way to DNS and back: where letters are replaced on it, as ß by
   * ss, it could be another's.
   */
  private static boolean isUnambiguous(String domain) {
    if (!DOMAIN.matcher(domain).matches()) {
      return false;
    }
    try {
      String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
      return isAscii(domain) || composed(IDN.toUnicode(ascii)).equals(domain);
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  private static String canonical(String text) {
    String address = text.strip();
    int at = address.lastIndexOf('@');
    String domain = composed(address.substring(at + 1));
    String asSent = address.substring(0, at + 1).toLowerCase(Locale.ROOT);
    return asSent + (isAscii(domain) || !isUnambiguous(domain) ? domain : IDN.toASCII(domain));
  }

  /** In lower case, and the same however its accents were typed. */
  private static String composed(String domain) {
    return Normalizer.normalize(domain.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 128);
  }

  /** Stands for the address where it should not be readable. */
  String digest() {
    return HexFormat.of().formatHex(Secrets.hash(value), 0, 16);
  }

  /** Two independent hashes of 32 bits each; the second is odd. */
  long[] hashes() {
    ByteBuffer bytes = ByteBuffer.wrap(Secrets.hash(value));
    return new long[] {
      Integer.toUnsignedLong(bytes.getInt()), Integer.toUnsignedLong(bytes.getInt() | 1)
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
