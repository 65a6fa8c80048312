package dev.reelwise.api.video;

import dev.reelwise.api.web.EntityTags;
import dev.reelwise.api.web.Freshness;
import dev.reelwise.api.web.WebJson;
import dev.reelwise.storage.PresignedUrls;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Tells whether a client has a video's details already. The pictures' addresses are signed anew
 * each time; one that is kept must still work, so the tag changes with them from time to time.
 */
@Component
class DetailAges {

  private static final int PARTS = 4;
  private static final Pattern SIGNATURE = Pattern.compile("\\?X-Amz-[^\"]*");

  private final WebJson json;
  private final long partMillis;
  private final Clock clock;

  DetailAges(WebJson json, PresignedUrls addresses, Clock clock) {
    this.json = json;
    this.partMillis = Math.max(1, addresses.lifetime().toMillis() / PARTS);
    this.clock = clock;
  }

  /** Counts the times in which a tag holds at most. */
  long now() {
    return clock.instant().toEpochMilli() / partMillis;
  }

  /** Of what was made at the time {@code now}. */
  Freshness of(VideoDetails details, long now) {
    String text = SIGNATURE.matcher(json.mapper().writeValueAsString(details)).replaceAll("");
    return Freshness.untilChanged(EntityTags.of(now + text));
  }
}
