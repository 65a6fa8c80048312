package dev.reelwise.storage;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The key of an object in the bucket: 1 to 1,024 bytes of UTF-8, without a leading slash. */
public record ObjectKey(String value) {

  private static final int LONGEST = 1024;

  public ObjectKey {
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > LONGEST || value.startsWith("/")) {
      throw new IllegalArgumentException("Not a key for an object: '" + value + "'");
    }
  }

  /** Where an upload of this video goes, whatever its container. */
  public static ObjectKey original(VideoId video) {
    return new ObjectKey("videos/original/" + video + ".mp4");
  }

  /** Where a client sends a file itself, before there is a video; the random id keeps it apart. */
  public static ObjectKey upload(UserId owner, UUID id) {
    return new ObjectKey("videos/uploads/" + owner + "/" + id);
  }

  /** A thumbnail of one's own; {@code extension} is {@code jpg} or {@code png}. */
  public static ObjectKey thumbnail(VideoId video, UUID id, String extension) {
    return thumbnail(video, id + "." + extension);
  }

  /** As {@link #thumbnail(VideoId, UUID, String)}, with the last part of another key. */
  public static ObjectKey thumbnail(VideoId video, String fileName) {
    return new ObjectKey("videos/thumbnails/" + video + "/" + fileName);
  }

  /** As {@link #thumbnail(VideoId, UUID, String)}, for a video that is still to come. */
  public static ObjectKey thumbnail(UserId owner, UUID id, String extension) {
    return new ObjectKey("videos/thumbnails/of-user-" + owner + "/" + id + "." + extension);
  }

  /** The fragmented MP4 of one variant, such as {@code 720p}. */
  public static ObjectKey variant(VideoId video, String resolution) {
    return new ObjectKey("videos/hls/" + video + "/" + resolution + ".mp4");
  }

  /** The byte-range HLS playlist of one variant. */
  public static ObjectKey playlist(VideoId video, String resolution) {
    return new ObjectKey("videos/hls/" + video + "/" + resolution + ".m3u8");
  }

  public static ObjectKey poster(VideoId video) {
    return new ObjectKey("videos/thumbnails/" + video + ".jpg");
  }

  /** {@code extension} is {@code json}, {@code vtt} or {@code srt}. */
  public static ObjectKey transcript(VideoId video, String extension) {
    return new ObjectKey("transcripts/" + video + "/transcript." + extension);
  }

  /** A version of the transcript: never written twice, and found by its row alone. */
  public static ObjectKey transcriptVersion(VideoId video, UUID id) {
    return new ObjectKey("transcripts/" + video + "/versions/" + id + ".json");
  }

  /** {@code extension} is {@code json} or {@code txt}. */
  public static ObjectKey summary(VideoId video, String extension) {
    return new ObjectKey("summaries/" + video + "/summary." + extension);
  }

  @Override
  public String toString() {
    return value;
  }
}
