package dev.reelwise.pipeline.settings;

import java.util.Optional;

/**
 * A variable that the services read. {@code secret} values are never shown; {@code sample} is what
 * {@code env.sample} sets it to (empty: left out); {@code meaning} is told there.
 */
record EnvironmentVariable(
    String group, String name, Rule rule, boolean secret, String sample, String meaning) {

  /** The group of those that {@code ./reelwise} reads itself, and from no file. */
  static final String COMMAND_LINE = "The command line: set these in the shell, not in .env";

  private static final int LONGEST_SHOWN = 60;

  /** Says what is wrong with a value; nothing for a right one, or a blank one, which is unset. */
  Optional<String> problem(String value) {
    if (value.isBlank() || rule.test().test(value.strip())) {
      return Optional.empty();
    }
    return Optional.of(name + shown(value) + " must be " + rule.allowed());
  }

  /** An address may have a password in it. */
  private String shown(String value) {
    if (secret || value.contains("@")) {
      return " (not shown)";
    }
    String line = value.strip().replaceAll("\\p{Cntrl}", "?");
    return "=" + (line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…");
  }
}
