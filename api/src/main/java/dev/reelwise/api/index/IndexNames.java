package dev.reelwise.api.index;

/**
 * The indexes as they are called on the server. Readers and writers use the aliases; the version in
 * a concrete name counts the layouts, so that a new layout is filled beside the old one.
 */
public record IndexNames(String prefix) {

  private static final String LAYOUT = "-v1";

  /** One document for each video. */
  public String videos() {
    return prefix + "videos";
  }

  /** One document for each {@link Passage} of what is said. */
  public String moments() {
    return prefix + "videos-moments";
  }

  static String concrete(String alias) {
    return alias + LAYOUT;
  }
}
