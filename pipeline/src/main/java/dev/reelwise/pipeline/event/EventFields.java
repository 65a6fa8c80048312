package dev.reelwise.pipeline.event;

import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members of a JSON object; each accessor throws UnreadableEvent that names what is wrong. */
final class EventFields {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JsonNode tree;

  EventFields(JsonNode tree) {
    if (!tree.isObject()) {
      throw new UnreadableEvent("An event is a JSON object, not " + tree.getNodeType());
    }
    this.tree = tree;
  }

  /**
   * No event needs a type: its topic says it. But one that calls itself an event of another topic
   * is none of this one, even if it has all of its fields.
   */
  void requireType(Topic topic) {
    String type = tree.path("type").asString("");
    if (type.startsWith("video.") && !type.equals(topic.text())) {
      throw new UnreadableEvent("its type is " + type);
    }
  }

  /** The event's id; an event that names only {@code eventId} has that one. */
  EventId id() {
    return new EventId(uuid(tree.hasNonNull("id") ? "id" : "eventId"));
  }

  /** {@code eventId}, or {@code id} where it is missing. */
  EventId dedupeId() {
    return new EventId(uuid(tree.hasNonNull("eventId") ? "eventId" : "id"));
  }

  VideoId videoId() {
    return new VideoId(positive("videoId"));
  }

  UserId userId() {
    return new UserId(positive("userId"));
  }

  /** An instant; a time without a zone is taken as UTC. The epoch where it is missing. */
  Instant ts() {
    String text = text("ts", Instant.EPOCH.toString());
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof OffsetDateTime offset
          ? offset.toInstant()
          : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new UnreadableEvent("ts is not an ISO-8601 time: " + text, e);
    }
  }

  UUID uuid(String name) {
    String text = text(name);
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableEvent(name + " is not a UUID: " + text, e);
    }
  }

  String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw new UnreadableEvent(name + " is missing");
    }
    return text;
  }

  String text(String name, String otherwise) {
    String text = optionalText(name);
    return text == null ? otherwise : text;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = tree.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      throw new UnreadableEvent(name + " is not a text");
    }
    return value.asString();
  }

  int number(String name) {
    long number = longNumber(name);
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      throw new UnreadableEvent(name + " is out of range: " + number);
    }
    return (int) number;
  }

  long longNumber(String name) {
    String text = text(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UnreadableEvent(name + " is not a whole number: " + text, e);
    }
  }

  @Nullable Double optionalDecimal(String name) {
    String text = optionalText(name);
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw new UnreadableEvent(name + " is not a number: " + text, e);
    }
  }

  /** The object of that name; an empty one where it is missing. */
  EventFields object(String name) {
    return new EventFields(tree.hasNonNull(name) ? tree.path(name) : JSON.createObjectNode());
  }

  List<EventFields> objects(String name) {
    if (!tree.path(name).isArray()) {
      throw new UnreadableEvent(name + " is not a list");
    }
    return tree.path(name).valueStream().map(EventFields::new).toList();
  }

  Map<String, Object> map(String name) {
    try {
      return JSON.convertValue(object(name).tree, MAP);
    } catch (JacksonException e) {
      throw new UnreadableEvent(name + " is not an object", e);
    }
  }

  private int positive(String name) {
    long number = longNumber(name);
    if (number <= 0 || number > Integer.MAX_VALUE) {
      throw new UnreadableEvent(name + " is not a positive number: " + number);
    }
    return (int) number;
  }
}
