package dev.reelwise.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reelwise.e2e.LocalSystem.Running;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What docs/API.md shows in a shell is typed into one, line by line, as a stranger would. */
@Order(8)
@ExtendWith(LocalSystem.class)
class GuideTest {
  private static final Pattern EXAMPLES =
      Pattern.compile("(?s)## From an account to a playing video\n(.*?)\n## ");
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");

  @Test
  void goesFromAnAccountToAPlayingVideo(Running system, @TempDir Path folder) throws Exception {
    assumeTrue(Stream.of("bash", "curl", "jq").allMatch(GuideTest::isThere), "no bash, curl or jq");
    var talk = Command.repository().resolve("samples/why-caches-miss.mp4");
    // Ten seconds, in which the words are said that the guide searches for.
    Recording.make(
        folder.resolve("walk.mp4"),
        "-ss",
        "40",
        "-t",
        "10",
        "-i",
        talk.toString(),
        "-vf",
        "scale=320:-2");

    var run = type(script(system), folder);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).as("the state").contains("\"ready\"");
    assertThat(run.out()).as("the moments").contains("<em>two</em> <em>processors</em>");
    assertThat(run.out()).as("the playlist").contains("plays #EXTM3U");
    assertThat(run.out().lines().toList().getLast())
        .as("the list by a key")
        .contains("\"title\":\"A walk\"");
  }

  /** The examples as they stand, but for the address, the waiting, and the window of a player. */
  private static String script(Running system) throws IOException, InterruptedException {
    var guide = Files.readString(Command.repository().resolve("docs/API.md"));
    var chapter = EXAMPLES.matcher(guide);
    assertThat(chapter.find()).isTrue();
    var typed = new StringBuilder("set -eu\nffplay() { echo plays \"$(curl -s \"$1\")\"; }\n");
    SHELL.matcher(chapter.group(1)).results().forEach(block -> typed.append(block.group(1)));
    return typed
        .toString()
        .replace("http://localhost:8080/", system.api().base().resolve("/").toString())
        .replaceAll(
            "(?m)^(curl \\S+ \\S+/status .*?)\\s+# until it says \"ready\"$",
            "until $1 | grep -E 'ready|failed'; do sleep 1; done");
  }

  private static Command.Ended type(String script, Path folder) throws Exception {
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var shell =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(shell.waitFor(3, TimeUnit.MINUTES)).as(script).isTrue();
      return new Command.Ended(shell.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      shell.destroyForcibly();
    }
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
