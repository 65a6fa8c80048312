package dev.reelwise.api.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PlaybackTokensTest {

  private static final VideoId VIDEO = new VideoId(7);
  private static final UserId VIEWER = new UserId(5);
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void aTokenEndsWithItsLifetime() {
    String token = at(NOW).issue(VIDEO, VIEWER);

    assertThat(at(NOW.plusSeconds(59)).viewer(VIDEO, token)).isEqualTo(VIEWER);
    assertThatThrownBy(() -> at(NOW.plusSeconds(60)).viewer(VIDEO, token))
        .isInstanceOf(PlaybackRefused.class);
  }

  @Test
  void nobodyPassesATokenOffAsAnothers() {
    String token = at(NOW).issue(VIDEO, VIEWER).replaceFirst("[0-9]+$", "6");

    assertThatThrownBy(() -> at(NOW).viewer(VIDEO, token)).isInstanceOf(PlaybackRefused.class);
  }

  private static PlaybackTokens at(Instant now) {
    return new PlaybackTokens(
        new SecretKeySpec(new byte[32], "HmacSHA256"),
        Duration.ofMinutes(1),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
