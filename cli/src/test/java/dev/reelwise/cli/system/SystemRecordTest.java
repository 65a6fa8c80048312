package dev.reelwise.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.cli.DataFolder;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemRecordTest {
  @TempDir private Path folder;

  @Test
  void isOnlyThatOfTheProcessWhichRuns() {
    var data = new DataFolder(folder).create();
    var record =
        new SystemRecord(
            SystemRecord.State.READY, 42, URI.create("http://a:1"), URI.create("http://a:2"));

    record.write(data);

    assertThat(SystemRecord.of(data, 42)).contains(record);
    assertThat(SystemRecord.of(data, 43)).isEmpty();
    SystemRecord.forget(data);
    assertThat(SystemRecord.of(data, 42)).isEmpty();
  }
}
