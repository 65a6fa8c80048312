package dev.reelwise.language;

import java.util.List;
import java.util.regex.Pattern;

/** Words as white space parts them. */
final class Words {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Words() {}

  static List<String> of(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }
}
