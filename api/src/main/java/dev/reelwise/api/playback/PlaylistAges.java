package dev.reelwise.api.playback;

import dev.reelwise.api.web.EntityTags;
import dev.reelwise.api.web.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * How long a player may keep a playlist. The addresses in it are signed anew each time, and one
 * that is kept must still have most of its life before it: so its tag changes with them from time
 * to time, and else only with what the playlist says.
 */
@Component
class PlaylistAges {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int PARTS = 12;
  private static final Pattern SIGNATURE = Pattern.compile("\\?X-Amz-[^\"\\s]*");

  private final Duration part;
  private final Clock clock;

  PlaylistAges(PlaybackSettings settings, Clock clock) {
    this.part = settings.lifetime().dividedBy(PARTS);
    this.clock = clock;
  }

  Freshness of(String playlist) {
    long now = clock.instant().toEpochMilli() / part.toMillis();
    String tag = EntityTags.of(now + "\n" + SIGNATURE.matcher(playlist).replaceAll(""));
    return Freshness.lasting(tag, part.compareTo(LONGEST) < 0 ? part : LONGEST);
  }
}
