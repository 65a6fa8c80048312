package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The search index is rebuilt while the system runs. */
@Order(5)
@ExtendWith(LocalSystem.class)
class ReindexTest {

  @Test
  void whatWasFoundIsFoundAgain(Running system) throws Exception {
    var reindex = system.command().run("reindex");

    assertThat(reindex.code()).as(reindex.err()).isZero();
    assertThat(reindex.err()).contains("The search index was rebuilt");
    assertThat(system.command().run("search", "capacity").out()).containsIgnoringCase("capacity");
  }
}
