package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.e2e.LocalSystem.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code down} ends all of it: the last class. */
@Order(9)
@ExtendWith(LocalSystem.class)
class DownTest {

  @Test
  void leavesNoProcess(Running system) throws Exception {
    var status = Api.JSON.readTree(system.command().run("status", "--json").out());
    List<Long> processes = new ArrayList<>(List.of(status.path("pid").asLong()));
    status.path("services").forEach(service -> processes.add(service.path("pid").asLong()));

    var down = system.command().run("down");

    assertThat(down.code()).isZero();
    assertThat(processes).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isEmpty());
    assertThat(system.command().run("status").code()).isEqualTo(3);
    assertThat(system.command().run("search", "capacity").err()).contains("./reelwise up -d");
  }
}
