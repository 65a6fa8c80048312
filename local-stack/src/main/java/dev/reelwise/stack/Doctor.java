package dev.reelwise.stack;

import java.util.List;

/** Looks at what this machine offers. */
public final class Doctor {
  private Doctor() {}

  /**
   * One thing that was looked at.
   *
   * @param remedy what to do; empty when all is well
   */
  public record Finding(String subject, boolean ok, String found, String remedy) {}

  public static List<Finding> examine(StackSettings settings) {
    return List.of();
  }
}
