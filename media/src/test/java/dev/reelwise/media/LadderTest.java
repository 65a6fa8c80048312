package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

  private final Ladder ladder = new Ladder(List.of(1080, 720, 480, 360));

  @ParameterizedTest
  @CsvSource({
    "3840, 2160, '1080p 1920x1080, 720p 1280x720, 480p 854x480, 360p 640x360'",
    "1920, 1080, '1080p 1920x1080, 720p 1280x720, 480p 854x480, 360p 640x360'",
    "1080, 1920, '1080p 1080x1920, 720p 720x1280, 480p 480x854, 360p 360x640'",
    "1280, 720, '720p 1280x720, 480p 854x480, 360p 640x360'",
    "640, 360, '360p 640x360'",
    "768, 576, '480p 640x480, 360p 480x360'",
    "1906, 1011, '1010p 1904x1010, 720p 1358x720, 480p 904x480, 360p 678x360'",
    "641, 359, '358p 640x358'",
    "10, 8, '8p 10x8'",
    "1, 1, '2p 2x2'",
    "4000, 10, '10p 4000x10'"
  })
  void rungsNeverExceedTheSource(int width, int height, String expected) {
    assertThat(
            String.join(
                ", ",
                ladder.of(video(width, height, 30)).stream()
                    .map(r -> r.resolution() + " " + r.width() + "x" + r.height())
                    .toList()))
        .isEqualTo(expected);
  }

  @Test
  void largerAndSmootherPicturesMayHaveMoreBits() {
    List<Rendition> usual = ladder.of(video(1920, 1080, 30));
    assertThat(usual)
        .extracting(Rendition::maxBitrate)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(usual.getFirst().maxBitrate()).isEqualTo(5_000_000);
    assertThat(ladder.of(video(1920, 1080, 60)).getFirst().maxBitrate()).isEqualTo(7_500_000);
    assertThat(ladder.of(video(10, 8, 30)).getFirst().maxBitrate()).isEqualTo(100_000);
  }

  private static VideoTrack video(int width, int height, int rate) {
    return new VideoTrack(
        0,
        "h264",
        "yuv420p",
        width,
        height,
        width,
        height,
        0,
        new FrameRate(rate, 1),
        false,
        false,
        false);
  }
}
