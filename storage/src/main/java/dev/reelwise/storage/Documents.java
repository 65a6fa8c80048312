package dev.reelwise.storage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Summary;
import dev.reelwise.contracts.document.Transcript;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of the documents in the bucket. */
public final class Documents {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultVisibility(all -> all.withIsGetterVisibility(Visibility.NONE))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(VideoId.class, VideoIdAsNumber.class)
          .build();

  private static final String JSON_TYPE = "application/json";

  private final ObjectStore store;

  public Documents(ObjectStore store) {
    this.store = store;
  }

  /** Stores the transcript's JSON at its fixed key. */
  public StoredObject put(Transcript transcript) {
    return put(transcript, ObjectKey.transcript(transcript.videoId(), "json"));
  }

  /** Stores the transcript's JSON at another key. */
  public StoredObject put(Transcript transcript, ObjectKey key) {
    return store.put(key, JSON.writeValueAsBytes(transcript), JSON_TYPE);
  }

  /** Stores the summary's JSON at its fixed key. */
  public StoredObject put(Summary summary) {
    ObjectKey key = ObjectKey.summary(summary.videoId(), "json");
    return store.put(key, JSON.writeValueAsBytes(summary), JSON_TYPE);
  }

  /**
   * Reads a transcript, in our form or with {@code snippets: [{text, start, duration}]} in the
   * place of segments. Throws {@link ObjectNotFound}, and {@link UnreadableDocument} when it is no
   * transcript.
   */
  public Transcript transcript(VideoId video, ObjectKey key) {
    try (InputStream in = store.open(key)) {
      return TranscriptReader.read(video, JSON.readTree(in));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UnreadableDocument(key, e);
    } catch (IOException e) {
      throw new StorageUnavailable("read " + key, e);
    }
  }

  /** Throws {@link ObjectNotFound}, and {@link UnreadableDocument} when it is no summary. */
  public Summary summary(ObjectKey key) {
    try (InputStream in = store.open(key)) {
      return JSON.readValue(in, Summary.class);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new UnreadableDocument(key, e);
    } catch (IOException e) {
      throw new StorageUnavailable("read " + key, e);
    }
  }

  private abstract static class VideoIdAsNumber {
    @JsonCreator
    @SuppressWarnings("UnusedVariable")
    VideoIdAsNumber(int value) {}

    @JsonValue
    abstract int value();
  }
}
