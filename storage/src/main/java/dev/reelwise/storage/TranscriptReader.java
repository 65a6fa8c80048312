package dev.reelwise.storage;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads a transcript's JSON leniently: writers other than ours leave fields out. */
final class TranscriptReader {

  private TranscriptReader() {}

  static Transcript read(VideoId video, JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("A transcript is a JSON object");
    }
    List<Segment> segments = segments(json);
    String text = json.path("full_text").asString("");
    JsonNode language = json.path("language");
    return new Transcript(
        video,
        text.isBlank() ? joined(segments) : text,
        language.isString() ? language.asString() : null,
        json.path("duration").asDouble(segments.isEmpty() ? 0 : segments.getLast().end()),
        json.path("model").asString("unknown"),
        segments,
        createdAt(json.path("created_at").asString("")));
  }

  private static List<Segment> segments(JsonNode json) {
    List<Segment> segments = new ArrayList<>();
    for (JsonNode one : json.has("segments") ? json.path("segments") : json.path("snippets")) {
      double start = one.path("start").asDouble(0);
      double end = one.path("end").asDouble(start + one.path("duration").asDouble(0));
      segments.add(new Segment(segments.size(), start, end, one.path("text").asString("")));
    }
    return segments;
  }

  private static String joined(List<Segment> segments) {
    return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
  }

  /** With or without a zone; without one it is UTC. */
  private static Instant createdAt(String text) {
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException noZone) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
