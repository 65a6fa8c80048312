package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.contracts.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensearch.client.opensearch._types.FieldValue;

class CursorTest {

  private static final Instant BEGUN = Instant.parse("2026-05-01T12:00:00.123Z");
  private static final Cursors OURS = cursors("ours");
  private static final Sought SOUGHT = sought("cats", 1);
  private static final Cursor PLACE =
      new Cursor(
          BEGUN,
          new Snapshot("o463QQEHdmlkZW9zAAAA_-==", BEGUN.plusSeconds(3)),
          List.of(7, 3, 12),
          List.of(FieldValue.of(1.2345678806304932), FieldValue.of(42)));

  @Test
  void comesBackAsItWent() {
    Cursor back = OURS.read(OURS.write(PLACE, SOUGHT), SOUGHT);

    assertThat(back.snapshot()).isEqualTo(PLACE.snapshot());
    assertThat(back.begun()).isEqualTo(BEGUN);
    assertThat(back.shown()).isEqualTo(PLACE.shown());
    assertThat(back.anchor().getFirst().doubleValue()).isEqualTo(1.2345678806304932);
    assertThat(back.anchor().getLast().longValue()).isEqualTo(42);
    Cursor bare = new Cursor(BEGUN, null, List.of(), List.of());
    assertThat(OURS.read(OURS.write(bare, SOUGHT), SOUGHT)).isEqualTo(bare);
  }

  @Test
  void oneOfAnotherSearchAnotherUserOrAnotherKeyIsRejected() {
    String text = OURS.write(PLACE, SOUGHT);

    assertRejected(text, sought("dogs", 1));
    assertRejected(text, sought("cats", 2));
    assertThatExceptionOfType(InvalidCursor.class)
        .isThrownBy(() -> cursors("theirs").read(text, SOUGHT));
  }

  @Test
  void noCharacterOfItCanBeChanged() {
    String text = OURS.write(PLACE, SOUGHT);

    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertRejected(text.substring(0, i) + other + text.substring(i + 1), SOUGHT);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.b",
        "no cursor!",
        "1.5:7",
        ";;;.",
        "{\"pit\":{\"id\":\"x\"}}.x",
        "OzsxLDI7ZDEsbDI.AAAA"
      })
  void whatWeNeverGaveIsRejected(String text) {
    assertRejected(text, SOUGHT);
    String encoded =
        Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + ".x";
    assertRejected(encoded, SOUGHT);
  }

  private static void assertRejected(String text, Sought sought) {
    assertThatExceptionOfType(InvalidCursor.class).isThrownBy(() -> OURS.read(text, sought));
  }

  private static Cursors cursors(String key) {
    return Cursors.with(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
  }

  private static Sought sought(String words, int user) {
    return new Sought(words, Filters.NONE, Sort.RELEVANCE, new Audience(new UserId(user)));
  }
}
