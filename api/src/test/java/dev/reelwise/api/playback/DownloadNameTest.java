package dev.reelwise.api.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          A talk|A talk 720p.mp4
          Straße nach 東京|Straße nach 東京 720p.mp4
          ../../etc/passwd|etc passwd 720p.mp4
          C:\\Windows\\x|C Windows x 720p.mp4
          a"; filename="b.exe|a filename= b.exe 720p.mp4
          ...|video 720p.mp4
          <b>"?*|b 720p.mp4
          .hidden. |hidden 720p.mp4
          """)
  void aTitleBecomesANameThatEverySystemTakes(String title, String name) {
    assertThat(DownloadName.of(title, "720p", "mp4").text()).isEqualTo(name);
  }

  @Test
  void aHeaderHasTheNameInAsciiAndWhole() {
    assertThat(DownloadName.of("Ünder 100%", "720p", "mp4").disposition())
        .isEqualTo(
            "attachment; filename=\"_nder 100 720p.mp4\";"
                + " filename*=UTF-8''%C3%9Cnder%20100%20720p.mp4");
  }

  @Test
  void whateverTheTitleTheHeaderIsOneLineWithTwoNames() {
    Random random = new Random(3);
    String[] pieces = {
      "\r\n", "\n", "\u2028", "\u2029", "\u0085", "\0", "\u202E", "\"", ";", "\\", "%0d%0a", "'",
      "a", "ß", "漢", "😀", "\uD83D", "=", ",", "..", "/", " "
    };
    for (int round = 0; round < 5_000; round++) {
      StringBuilder title = new StringBuilder();
      for (int i = random.nextInt(150); i > 0; i--) {
        title.append(pieces[random.nextInt(pieces.length)]);
      }

      DownloadName name = DownloadName.of(title.toString(), "720p", "mp4");

      assertThat(name.text())
          .doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}/\\\\\":*?<>|]")
          .endsWith(" 720p.mp4");
      assertThat(name.disposition())
          .matches(
              "attachment; filename=\"[ !#-~&&[^\"\\\\]]*\"; filename\\*=UTF-8''[A-Za-z0-9._%-]*");
    }
  }
}
