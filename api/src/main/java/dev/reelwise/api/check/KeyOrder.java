package dev.reelwise.api.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order in which buckets list their keys, and PostgreSQL sorts by the collation C. */
final class KeyOrder {

  private KeyOrder() {}

  static int compare(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
