package dev.reelwise.api.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** An e-mail address as we compare it: without white space around it, in lower case. */
record EmailAddress(String value) {

  EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
  }

  /** Stands for the address where it should not be readable. */
  String digest() {
    return HexFormat.of().formatHex(sha256(), 0, 16);
  }

  /** Two independent hashes of 32 bits each; the second is odd. */
  long[] hashes() {
    ByteBuffer bytes = ByteBuffer.wrap(sha256());
    return new long[] {
      Integer.toUnsignedLong(bytes.getInt()), Integer.toUnsignedLong(bytes.getInt() | 1)
    };
  }

  private byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
