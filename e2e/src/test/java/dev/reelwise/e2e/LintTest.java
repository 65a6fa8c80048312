package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The OpenAPI document keeps to rules that others made, in the strictest of their sets. */
@Execution(ExecutionMode.CONCURRENT)
class LintTest {

  @Test
  void theDocumentKeepsToThePublicRules(@TempDir Path folder) throws Exception {
    var linter = NpmPackage.REDOCLY.folder().resolve("bin/cli.js");
    var out = folder.resolve("lint.txt");

    var process =
        new ProcessBuilder(
                "node",
                linter.toString(),
                "lint",
                Command.repository().resolve("docs/openapi.yaml").toAbsolutePath().toString(),
                "--extends",
                "recommended-strict")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    process.environment().put("REDOCLY_TELEMETRY", "off");
    process.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    var lint = process.start();

    assertThat(lint.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(lint.exitValue()).as(Files.readString(out)).isZero();
  }
}
