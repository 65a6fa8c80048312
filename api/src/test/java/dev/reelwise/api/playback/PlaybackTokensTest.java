package dev.reelwise.api.playback;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.VideoId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PlaybackTokensTest {

  private static final VideoId VIDEO = new VideoId(7);
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  @Test
  void aTokenEndsWithItsLifetime() {
    String token = at(NOW).issue(VIDEO);

    assertThatCode(() -> at(NOW.plusSeconds(59)).check(VIDEO, token)).doesNotThrowAnyException();
    assertThatThrownBy(() -> at(NOW.plusSeconds(60)).check(VIDEO, token))
        .isInstanceOf(PlaybackRefused.class);
  }

  private static PlaybackTokens at(Instant now) {
    return new PlaybackTokens(
        new SecretKeySpec(new byte[32], "HmacSHA256"),
        Duration.ofMinutes(1),
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
