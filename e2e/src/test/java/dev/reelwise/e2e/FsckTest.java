package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is broken behind the system's back is found and mended while it runs. */
@Order(6)
@ExtendWith(LocalSystem.class)
class FsckTest {

  @Test
  void findsAndMendsWhatWasBroken(Running system) throws Exception {
    var clean = system.command().run("fsck", "--repair");
    assertThat(clean.code()).as(clean.out() + clean.err()).isZero();
    // The talk, which has words and a summary.
    var talk = system.api().data("videos/search?q=two+processors+writing").path("items");
    long id = talk.path(0).path("id").asLong();
    var store = new Store(system.command().data());
    store.lose("summaries/%d/summary.txt".formatted(id));
    store.sql("update videos set title = 'Zugunruhe' where id = " + id);

    var found = system.command().run("fsck");
    var mended = system.command().run("fsck", "--repair", "--json");

    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out())
        .contains("summary-copy-missing, video " + id)
        .contains("index-different, video " + id)
        .contains("2 found")
        .contains("./reelwise fsck --repair");
    assertThat(mended.code()).as(mended.out() + mended.err()).isZero();
    var report = Api.JSON.readTree(mended.out());
    assertThat(report.path("findings").valueStream().map(each -> each.path("kind").asString()))
        .contains("summary-copy-missing", "index-different");
    assertThat(report.path("summary").path("mended").asInt()).isEqualTo(2);
    assertThat(report.path("summary").path("left").asInt()).isZero();
    assertThat(system.command().run("search", "Zugunruhe").out()).contains("video " + id);
  }
}
