package dev.reelwise.pipeline.settings;

import java.util.List;

/** Some environment variables have values that can't be: all of them are named. */
final class WrongEnvironment extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongEnvironment(List<String> problems) {
    super(String.join(System.lineSeparator(), problems.stream().map(one -> "  " + one).toList()));
  }
}
