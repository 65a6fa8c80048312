package dev.reelwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void keepsSecretsFromOtherUsers() throws IOException {
    var data = new DataFolder(folder.resolve("data")).create();

    data.writeSecretly(data.account(), "first");
    data.writeSecretly(data.account(), "second");

    assertThat(data.account()).hasContent("second");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.account())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
        .isEqualTo("rwx------");
  }
}
