package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaylistsTest {

  private static final String MEDIA =
      """
      #EXTM3U
      #EXT-X-VERSION:7
      #EXT-X-MAP:URI="720p.mp4",BYTERANGE="1352@0"
      #EXTINF:6.000000,
      #EXT-X-BYTERANGE:595212@1352
      720p.mp4
      #EXTINF:3.166667,
      #EXT-X-BYTERANGE:1099883@596564
      720p.mp4
      #EXT-X-ENDLIST
      """;

  @Test
  void theMasterPlaylistTellsAllThatPlayersChooseBy() {
    String text =
        MasterPlaylist.of(
            List.of(
                new MasterPlaylist.Entry(
                    "variants/720p/playlist.m3u8?token=a.b",
                    2_800_000,
                    1_900_000,
                    1280,
                    720,
                    30000 / 1001.0,
                    "avc1.64001f,mp4a.40.2"),
                new MasterPlaylist.Entry("audio.m3u8", 130_000, 0, 0, 0, 0, "mp4a.40.2")));
    assertThat(text)
        .isEqualTo(
            """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-STREAM-INF:BANDWIDTH=2800000,AVERAGE-BANDWIDTH=1900000,RESOLUTION=1280x720,\
            CODECS="avc1.64001f,mp4a.40.2",FRAME-RATE=29.970
            variants/720p/playlist.m3u8?token=a.b
            #EXT-X-STREAM-INF:BANDWIDTH=130000,CODECS="mp4a.40.2"
            audio.m3u8
            """);
  }

  @Test
  void allMediaUrisOfAPlaylistAreReplaced() {
    String url = "https://s3/bucket/a$1\\.mp4?X-Amz-Signature=ab&x=1";
    String text = MediaPlaylist.withUri(MEDIA, url);
    assertThat(text).isEqualTo(MEDIA.replace("720p.mp4", url));
  }

  @Test
  void aUrlThatCouldBreakOutOfItsLineIsRefused() {
    for (String url : List.of("a\nb", "a\"b", "", "#x")) {
      assertThatThrownBy(() -> MediaPlaylist.withUri(MEDIA, url))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void segmentsAreReadWithTheirPlaces() {
    assertThat(MediaPlaylist.segments(MEDIA))
        .containsExactly(
            new MediaPlaylist.ByteRange(6, 595212, 1352),
            new MediaPlaylist.ByteRange(3.166667, 1099883, 596564));
    assertThat(MediaPlaylist.map(MEDIA).length()).isEqualTo(1352);
  }
}
