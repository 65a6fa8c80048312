package dev.reelwise.pipeline.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.reelwise.contracts.EventId;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.event.Topic;
import dev.reelwise.contracts.event.VideoEvent;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of the events: what both services, ours and their counterparts, put on the wire.
 */
public final class EventJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(VideoId.class, NumberId.class)
          .addMixIn(UserId.class, NumberId.class)
          .addMixIn(EventId.class, UuidId.class)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** The event's payload, without {@code eventId}, which the relay adds. */
  public String write(VideoEvent event) {
    return JSON.writeValueAsString(event);
  }

  /** Reads what a record of the topic holds; throws UnreadableEvent when it isn't that event. */
  public ReceivedEvent read(Topic topic, byte[] value) {
    try {
      return read(topic, JSON.readTree(value));
    } catch (JacksonException e) {
      throw new UnreadableEvent("This is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** As {@link #read(Topic, byte[])}, from text. */
  public ReceivedEvent read(Topic topic, String value) {
    try {
      return read(topic, JSON.readTree(value));
    } catch (JacksonException e) {
      throw new UnreadableEvent("This is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ReceivedEvent read(Topic topic, JsonNode tree) {
    EventFields fields = new EventFields(tree);
    try {
      fields.requireType(topic);
      return new ReceivedEvent(fields.dedupeId(), EventReader.read(topic, fields));
    } catch (UnreadableEvent e) {
      throw new UnreadableEvent("This is no " + topic.text() + ": " + e.getMessage(), e);
    }
  }

  private abstract static class NumberId {
    @JsonValue
    abstract int value();
  }

  private abstract static class UuidId {
    @JsonValue
    abstract UUID value();
  }
}
