package dev.reelwise.api.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video as it stands in the index; in JSON the names are in snake case, {@code id} and {@code
 * video_id} are the same number.
 */
public record VideoDocument(
    int videoId,
    int id,
    String title,
    @Nullable String description,
    int userId,
    @Nullable String userName,
    @Nullable String transcriptText,
    @Nullable String transcriptSnippet,
    @Nullable String summaryText,
    String status,
    String visibility,
    List<String> tags,
    @Nullable Double durationSeconds,
    @Nullable String language,
    @Nullable Point location,
    @Nullable Instant recordedAt,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  private static final int SNIPPET = 500;

  public VideoDocument {
    tags = tags == null ? List.of() : List.copyOf(tags);
  }

  /** A place in degrees (WGS 84), under the names that the server reads. */
  public record Point(double lat, double lon) {}

  /** The first 500 characters, without half of a surrogate pair at the end. */
  static String snippet(String text) {
    if (text.length() <= SNIPPET) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(SNIPPET - 1));
    return text.substring(0, halved ? SNIPPET - 1 : SNIPPET);
  }
}
