package dev.reelwise.pipeline.event;

import dev.reelwise.contracts.event.Topic;
import dev.reelwise.contracts.event.VideoEvent;
import dev.reelwise.contracts.event.VideoFailed;
import dev.reelwise.contracts.event.VideoSummarized;
import dev.reelwise.contracts.event.VideoTranscoded;
import dev.reelwise.contracts.event.VideoTranscribed;
import dev.reelwise.contracts.event.VideoUploaded;

/** Makes an event of its fields. Lenient where a counterpart leaves out what no step needs. */
final class EventReader {

  private EventReader() {}

  static VideoEvent read(Topic topic, EventFields fields) {
    return switch (topic) {
      case VIDEO_UPLOADED -> uploaded(fields);
      case VIDEO_TRANSCODED -> transcoded(fields);
      case VIDEO_TRANSCRIBED ->
          new VideoTranscribed(
              fields.id(),
              fields.videoId(),
              fields.text("transcriptFileKey"),
              fields.number("snippetCount"),
              fields.ts());
      case VIDEO_SUMMARIZED ->
          new VideoSummarized(
              fields.id(),
              fields.videoId(),
              fields.optionalText("summaryFileKey"),
              fields.optionalText("summaryText"),
              fields.optionalDecimal("qualityScore"),
              fields.ts());
      case VIDEO_FAILED ->
          new VideoFailed(
              fields.id(),
              fields.videoId(),
              fields.text("stage"),
              fields.text("error"),
              fields.map("metadata"),
              fields.ts());
    };
  }

  private static VideoUploaded uploaded(EventFields fields) {
    EventFields metadata = fields.object("metadata");
    return new VideoUploaded(
        fields.id(),
        fields.videoId(),
        fields.userId(),
        fields.text("fileKey"),
        new VideoUploaded.Metadata(
            metadata.text("filename", ""),
            metadata.text("contentType", "application/octet-stream"),
            metadata.optionalText("uploadId")),
        fields.uuid("correlationId"),
        fields.uuid("messageId"),
        fields.ts());
  }

  private static VideoTranscoded transcoded(EventFields fields) {
    return new VideoTranscoded(
        fields.id(),
        fields.videoId(),
        fields.objects("variants").stream()
            .map(
                variant ->
                    new VideoTranscoded.Variant(
                        variant.text("resolution"),
                        variant.text("fileKey"),
                        variant.longNumber("sizeBytes")))
            .toList(),
        fields.ts());
  }
}
