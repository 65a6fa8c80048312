package dev.reelwise.api.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.opensearch.client.opensearch._types.FieldValue;

/** A place between two results: the score and the id of the result beside it. Opaque to clients. */
record Cursor(double score, int videoId) {

  Cursor {
    if (!Double.isFinite(score) || videoId <= 0) {
      throw new IllegalArgumentException("No result has score " + score + ", id " + videoId);
    }
  }

  /** Throws {@link InvalidCursor} for a text that {@link #text()} never gave. */
  static Cursor of(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(":", -1);
      return new Cursor(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new InvalidCursor(e);
    }
  }

  String text() {
    String plain = score + ":" + videoId;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  List<FieldValue> sortValues() {
    return List.of(FieldValue.of(score), FieldValue.of((long) videoId));
  }
}
