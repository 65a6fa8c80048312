package dev.reelwise.api.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VideoDocumentTest {

  @Test
  void theSnippetIsTheFirst500Characters() {
    assertThat(VideoDocument.snippet("short")).isEqualTo("short");
    assertThat(VideoDocument.snippet("a".repeat(501))).isEqualTo("a".repeat(500));
  }

  @Test
  void theSnippetNeverEndsInHalfACharacter() {
    String emojiOnTheEdge = "a".repeat(499) + "🎬" + "b";

    assertThat(VideoDocument.snippet(emojiOnTheEdge)).isEqualTo("a".repeat(499));
  }
}
