package dev.reelwise.api.index;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The indexes as they are called on the server. Readers and writers use the aliases; the version in
 * a concrete name counts the layouts, and a rebuilt index has the time of its making behind it, so
 * that a new one is filled beside the old one.
 */
public record IndexNames(String prefix) {

  /** The layout that this code reads and writes; the files of the layouts bear it. */
  static final int LAYOUT = 2;

  private static final Pattern VERSION = Pattern.compile("-v(\\d{1,6})(-\\d{1,20})?");

  /** A pair of aliases or of indexes: where the videos are, and where the passages. */
  record Pair(String videos, String moments) {}

  /** One document for each video. */
  public String videos() {
    return prefix + "videos";
  }

  /** One document for each {@link Passage} of what is said. */
  public String moments() {
    return prefix + "videos-moments";
  }

  /** The aliases of what is searched. */
  Pair live() {
    return new Pair(videos(), moments());
  }

  /** The aliases of what is being filled in order to be searched later. */
  Pair draft() {
    return new Pair(videos() + "-draft", moments() + "-draft");
  }

  /** The indexes of a rebuild that began at this time, in milliseconds. */
  Pair rebuilt(long millis) {
    return new Pair(concrete(videos()) + "-" + millis, concrete(moments()) + "-" + millis);
  }

  static String concrete(String alias) {
    return alias + "-v" + LAYOUT;
  }

  /** The layout's version, if that index is one of those behind the alias. */
  static OptionalInt version(String alias, String index) {
    if (!index.startsWith(alias)) {
      return OptionalInt.empty();
    }
    Matcher version = VERSION.matcher(index.substring(alias.length()));
    return version.matches()
        ? OptionalInt.of(Integer.parseInt(version.group(1)))
        : OptionalInt.empty();
  }
}
