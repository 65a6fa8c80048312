package dev.reelwise.api.video;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.web.Freshness;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.pipeline.video.VideoNotFound;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * All that is known of one video. What was made of its rows is used again while the database has
 * the same rows, which is asked each time, together with who may see it.
 */
@Component
class Details {

  /** In bytes, about. */
  private static final int MOST = 48_000_000;

  private static final int BARE_DETAILS = 3_500;
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final DetailRepository rows;
  private final VideoViews views;
  private final DetailAges ages;
  private final Cache<Asked, Dated> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Asked asked, Dated kept) -> kept.weight())
          .expireAfterWrite(AT_MOST)
          .build();

  Details(DetailRepository rows, VideoViews views, DetailAges ages) {
    this.rows = rows;
    this.views = views;
    this.ages = ages;
  }

  /** Throws VideoNotFound also when it is there, but not for this user. */
  Dated visible(VideoId id, SignedIn user) {
    long now = ages.now();
    if (!isKnown(id)) {
      return read(id, user, now);
    }
    DetailRepository.Present present =
        rows.present(id, user.id())
            .filter(found -> found.access().visibleTo(user))
            .orElseThrow(() -> new VideoNotFound(id));
    Dated kept = known.getIfPresent(new Asked(id, present.hasLiked()));
    return kept != null && kept.isOf(present.stamp(), now) ? kept : read(id, user, now);
  }

  private boolean isKnown(VideoId id) {
    return known.getIfPresent(new Asked(id, false)) != null
        || known.getIfPresent(new Asked(id, true)) != null;
  }

  private Dated read(VideoId id, SignedIn user, long now) {
    DetailRepository.Stored stored =
        rows.find(id, user.id())
            .filter(found -> found.video().visibleTo(user))
            .orElseThrow(() -> new VideoNotFound(id));
    VideoDetails details = details(stored);
    Dated read = new Dated(details, ages.of(details, now), stored.stamp(), now);
    known.put(new Asked(id, stored.hasLiked()), read);
    return read;
  }

  private VideoDetails details(DetailRepository.Stored stored) {
    VideoView video = views.of(stored.video());
    return new VideoDetails(
        video,
        video.uploader(),
        stored.summary(),
        stored.captions(),
        stored.qualityOptions(),
        video.thumbnailUrl(),
        stored.steps(),
        video.about().likes(),
        stored.hasLiked());
  }

  /** Details differ only by whether the one who asks likes the video. */
  private record Asked(VideoId id, boolean hasLiked) {}

  /** Details, and how long they hold: {@code stamp} names their rows, {@code made} the time. */
  record Dated(VideoDetails details, Freshness freshness, String stamp, long made) {

    boolean isOf(String rows, long now) {
      return stamp.equals(rows) && made == now;
    }

    int weight() {
      VideoDetails.Captions captions = details.captions();
      String spoken = captions == null ? null : captions.transcriptText();
      return BARE_DETAILS + (spoken == null ? 0 : spoken.length());
    }
  }
}
