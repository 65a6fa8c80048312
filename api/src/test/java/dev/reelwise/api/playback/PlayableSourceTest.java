package dev.reelwise.api.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.storage.ObjectKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayableSourceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov,mp4,m4a,3gp,3g2,mj2 | h264  | yuv420p     | aac    | video/mp4
          mov,mp4,m4a,3gp,3g2,mj2 | h264  | yuvj420p    | ''     | video/mp4
          mov,mp4,m4a,3gp,3g2,mj2 | ''    | ''          | aac    | audio/mp4
          matroska,webm           | vp8   | yuv420p     | vorbis | video/webm
          matroska,webm           | vp9   | yuv420p     | opus   | video/webm
          matroska,webm           | av1   | yuv420p     | ''     | video/webm
          matroska,webm           | ''    | ''          | opus   | audio/webm
          mov,mp4,m4a,3gp,3g2,mj2 | hevc  | yuv420p     | aac    | ''
          mov,mp4,m4a,3gp,3g2,mj2 | h264  | yuv420p10le | aac    | ''
          mov,mp4,m4a,3gp,3g2,mj2 | h264  | yuv444p     | aac    | ''
          mov,mp4,m4a,3gp,3g2,mj2 | h264  | yuv420p     | ac3    | ''
          matroska,webm           | h264  | yuv420p     | aac    | ''
          avi                     | h264  | yuv420p     | aac    | ''
          mov,mp4,m4a,3gp,3g2,mj2 | ''    | ''          | ''     | ''
          """)
  void onlyWhatAllBrowsersPlayIsOffered(
      String container, String video, String pixels, String audio, String type) {
    PlayableSource source = new PlayableSource(new ObjectKey("k"), container, video, pixels, audio);

    assertThat(source.browserType().orElse("")).isEqualTo(type);
  }
}
