package dev.reelwise.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItWent() {
    Cursor cursor = new Cursor(1.2345678806304932, 42);

    assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "1.5:", "x:1", "1.5:x", "NaN:1", "1.5:-1"})
  void whatIsNoCursorIsRejected(String plain) {
    String text = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(InvalidCursor.class).isThrownBy(() -> Cursor.of(text));
  }

  @Test
  void whatIsNotEvenEncodedIsRejected() {
    assertThatExceptionOfType(InvalidCursor.class).isThrownBy(() -> Cursor.of("no cursor!"));
  }
}
