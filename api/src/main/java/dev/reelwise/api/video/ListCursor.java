package dev.reelwise.api.video;

import dev.reelwise.api.web.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list: beside the video with this sort key and id, before it if {@code backwards}.
 * Videos that come or go elsewhere don't move it. Clients see it as one opaque word.
 */
record ListCursor(ListOrder order, boolean backwards, int id, String key) {

  private static final Pattern FORM =
      Pattern.compile("([a-z]{1,10})([<>])([1-9][0-9]{0,8}) ([^\\u0000]*)", Pattern.DOTALL);
  private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]{8,15}[+-][0-9:]{2,8}";
  private static final String INTEGER = "[0-9]{1,18}";
  private static final String NUMBER = "[0-9]{1,18}(\\.[0-9]{1,20})?(e[+-][0-9]{2})?";

  String text() {
    String plain = order.text() + (backwards ? "<" : ">") + id + " " + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** Throws InvalidRequest for anything that is not of ours and of this order. */
  static ListCursor of(String text, ListOrder order) {
    Matcher form = FORM.matcher(decoded(text));
    if (!form.matches() || ListOrder.find(form.group(1)).isEmpty()) {
      throw unknown();
    }
    if (!form.group(1).equals(order.text())) {
      throw new InvalidRequest(
          "cursor comes from a list in another order: give the same sort as there");
    }
    if (!form.group(4).matches(keyForm(order))) {
      throw unknown();
    }
    return new ListCursor(
        order, form.group(2).equals("<"), Integer.parseInt(form.group(3)), form.group(4));
  }

  private static String keyForm(ListOrder order) {
    return switch (order) {
      case NEWEST, OLDEST -> TIME;
      case TITLE -> "(?s).*";
      case DURATION -> NUMBER;
      case VIEWS, LIKES -> INTEGER;
    };
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw unknown();
    }
  }

  private static InvalidRequest unknown() {
    return new InvalidRequest("cursor must be a next_cursor or prev_cursor of this list, or empty");
  }
}
