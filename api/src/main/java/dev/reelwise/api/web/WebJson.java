package dev.reelwise.api.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.reelwise.contracts.StepName;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.VideoStatus;
import dev.reelwise.pipeline.video.StepState;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON on the wire of the REST API: names in snake case, ids as numbers, unknown fields named. Not
 * the application's mapper, because Kafka's events are written otherwise.
 */
@Component
public class WebJson {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addHandler(new UnknownFields.Collector())
          .addMixIn(VideoId.class, Id.class)
          .addMixIn(UserId.class, Id.class)
          .addMixIn(VideoStatus.class, Text.class)
          .addMixIn(StepName.class, Text.class)
          .addMixIn(StepState.class, Text.class)
          .build();

  public JsonMapper mapper() {
    return mapper;
  }

  private interface Id {
    @JsonValue
    int value();
  }

  private interface Text {
    @JsonValue
    String text();
  }
}
