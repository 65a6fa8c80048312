package dev.reelwise.bench.outbox;

/** An event of a video, by the number that it got under the lock of the video's row. */
record Numbered(int video, int number) {

  private static final String FIELD = "\"snippetCount\":";

  /** Reads a record's key and value; throws IllegalArgumentException when they are not ours. */
  static Numbered of(String key, String value) {
    int field = value.indexOf(FIELD);
    if (field < 0) {
      throw new IllegalArgumentException("Not an event of this bench: " + value);
    }
    int begin = field + FIELD.length();
    while (value.charAt(begin) == ' ') {
      begin++;
    }
    int end = begin;
    while (end < value.length() && Character.isDigit(value.charAt(end))) {
      end++;
    }
    return new Numbered(Integer.parseInt(key), Integer.parseInt(value, begin, end, 10));
  }
}
