package dev.reelwise.api.playback;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The language of captions; {@code tag} is empty where what was said of it is no tag. */
record Language(String tag) {

  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");

  static Language of(@Nullable String tag) {
    return new Language(tag != null && TAG.matcher(tag).matches() ? tag : "");
  }

  /** For a menu, in English. */
  String label() {
    return tag.isEmpty()
        ? "Captions"
        : Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }
}
