package dev.reelwise.api.search;

import dev.reelwise.api.index.VideoDocument;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.PresignedUrls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Turns what the index holds of a video into what a client sees. */
@Component
class FoundVideos {

  private final PresignedUrls urls;

  FoundVideos(PresignedUrls urls) {
    this.urls = urls;
  }

  FoundVideo of(Result result, List<Moment> moments) {
    VideoDocument video = result.video();
    return new FoundVideo(
        video.id(),
        video.title(),
        video.description(),
        video.userId(),
        video.userName(),
        video.status(),
        video.durationSeconds(),
        video.createdAt(),
        video.updatedAt(),
        urls.get(ObjectKey.poster(new VideoId(video.videoId()))).toString(),
        result.score(),
        highlights(result, moments),
        moments);
  }

  private static Map<String, List<String>> highlights(Result result, List<Moment> moments) {
    Map<String, List<String>> highlights = new HashMap<>();
    result
        .marked()
        .forEach(
            (field, pieces) ->
                highlights.put(
                    field, pieces.stream().map(piece -> MarkedText.of(piece).html()).toList()));
    if (!moments.isEmpty()) {
      highlights.put("transcript_text", moments.stream().map(Moment::highlighted).toList());
    }
    return highlights;
  }
}
