package dev.reelwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void putsColumnsBelowEachOtherInMarkdown() {
    Table table =
        new Table(List.of("talk", "s"), List.of(List.of("short", "9.1"), List.of("long", "120.0")));
    assertThat(table.text())
        .isEqualTo(
            """
            | talk  |     s |
            |-------|------:|
            | short |   9.1 |
            | long  | 120.0 |""");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> new Table(List.of("a", "b"), List.of(List.of("1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 cells");
  }
}
