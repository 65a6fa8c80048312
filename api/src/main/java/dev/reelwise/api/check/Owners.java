package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Whose an object is, by its key. What has another form than our keys is somebody else's; and where
 * another pipeline has made a video's variants, nothing of them is ours to judge.
 */
@Component
class Owners {

  private static final Pattern OF_VIDEO =
      Pattern.compile(
          "videos/original/(\\d{1,9})\\.mp4"
              + "|videos/hls/(\\d{1,9})/.+"
              + "|videos/thumbnails/(\\d{1,9})[./_-].+"
              + "|transcripts/(\\d{1,9})/.+"
              + "|summaries/(\\d{1,9})/.+");

  private static final Pattern OF_USER =
      Pattern.compile(
          "videos/uploads/\\d{1,9}/[0-9a-f-]{36}|videos/thumbnails/of-user-\\d{1,9}/.+");

  private final OwnerRepository rows;

  Owners(OwnerRepository rows) {
    this.rows = rows;
  }

  static boolean isOurs(String key) {
    return OF_USER.matcher(key).matches() || video(key).isPresent();
  }

  /** Empty for an object that belongs to no video, or not yet. */
  static Optional<VideoId> video(String key) {
    Matcher matcher = OF_VIDEO.matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.of(new VideoId(Integer.parseInt(matcher.group(group))));
      }
    }
    return Optional.empty();
  }

  /** Whether an object that no row speaks of belongs to nothing that is, comes or goes. */
  boolean isOrphan(String key) {
    return video(key)
        .map(video -> isOrphan(key, video))
        .orElseGet(() -> OF_USER.matcher(key).matches());
  }

  private boolean isOrphan(String key, VideoId video) {
    OwnerRepository.Owner owner = rows.find(video);
    if (owner.isDeleting() || owner.isImporting()) {
      return false;
    }
    if (!owner.isThere()) {
      return true;
    }
    String name = key.substring(key.lastIndexOf('/') + 1);
    return switch (key.substring(0, key.indexOf('/', key.indexOf('/') + 1) + 1)) {
      case "videos/original/" -> owner.hasFile();
      case "videos/hls/" ->
          name.matches("\\w+\\.(mp4|m3u8)") && !owner.hasForeignVariants() && !owner.transcodes();
      case "videos/thumbnails/" -> key.startsWith("videos/thumbnails/" + video + "/");
      default ->
          key.startsWith("transcripts/")
              ? key.contains("/versions/")
                  || (name.startsWith("transcript.") && !owner.transcribes())
              : name.startsWith("summary.") && !owner.summarizes();
    };
  }
}
