package dev.reelwise.bench.outbox;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.events.Externalized;

/** The event that the others publish: the fields and the size of ours. */
@Externalized
record Announced(
    UUID eventId, int videoId, String transcriptFileKey, int snippetCount, Instant ts) {

  static Announced of(int video, int number) {
    return new Announced(UUID.randomUUID(), video, fileKey(video), number, Instant.EPOCH);
  }

  static String fileKey(int video) {
    return "videos/transcripts/" + video + "/transcript.json";
  }

  String key() {
    return Integer.toString(videoId);
  }
}
