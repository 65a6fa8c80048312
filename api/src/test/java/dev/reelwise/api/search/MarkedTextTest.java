package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTextTest {

  @Test
  void showsMatchesAsEmphasis() {
    assertThat(MarkedText.of("The " + marked("cache") + " misses").html())
        .isEqualTo("The <em>cache</em> misses");
  }

  @Test
  void markupInTheTextStaysText() {
    String title = "<script>" + marked("alert") + "('x') & \"y\"</script>";

    assertThat(MarkedText.of(title).html())
        .isEqualTo("&lt;script&gt;<em>alert</em>(&#39;x&#39;) &amp; &quot;y&quot;&lt;/script&gt;");
  }

  @Test
  void aMarkWithoutItsPairIsNoMatch() {
    assertThat(MarkedText.of("a" + MarkedText.CLOSE + "b" + MarkedText.OPEN + "c"))
        .isEqualTo(MarkedText.of("abc"));
  }

  static String marked(String word) {
    return MarkedText.OPEN + word + MarkedText.CLOSE;
  }
}
