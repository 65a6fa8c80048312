package dev.reelwise.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

  private static final Sandbox.Bounds BOUNDS =
      new Sandbox.Bounds(4L << 30, Duration.ofMinutes(10), 1 << 20);
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir private static Path folder;
  private static Path heavy;

  @BeforeAll
  static void makeWhatTakesLong() {
    heavy = Samples.clip(folder.resolve("heavy.mp4"), "1920x1080", 30, 12, "-g", "600");
  }

  @Test
  void aChildHasNoNetwork() throws Exception {
    assumeTrue(Media.sandbox().contains("no network"), Media.sandbox());
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + listener.getLocalPort() + "/x.mp4";
      List<String> look = List.of("-v", "error", "-protocol_whitelist", "http,tcp", "-i", url);
      try (Child child = start(Samples.TOOLS.ffprobe(), look)) {
        assertThat(child.await(LONG, LONG, () -> 0).good()).isFalse();
      }
      listener.setSoTimeout(200);
      assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aChildIsBounded() throws Exception {
    assumeTrue(Media.sandbox().contains("limits: "), Media.sandbox());
    String limits = printed("ulimit -v; ulimit -t; ulimit -f; ulimit -c; ulimit -p");
    // Kilobytes, seconds, blocks of 512 bytes, blocks, processes.
    assertThat(limits).matches("4194304\n600\n2048\n0\n(1024|8192)\n");
  }

  @Test
  void aChildSeesNoneOfOurSecrets() throws Exception {
    assertThat(System.getenv()).as("what could be seen").containsKey("HOME");
    assertThat(printed("env | cut -d= -f1 | grep -v -E '^(PWD|_|SHLVL|OLDPWD)$' | sort"))
        .doesNotContain("HOME")
        .contains("PATH");
  }

  @Test
  void whatAChildComplainsOfIsBounded() throws Exception {
    try (Child child = shell("yes complaint | head -c 5000000 >&2; exit 3")) {
      Child.Exit exit = child.await(LONG, LONG, () -> 0);
      assertThat(exit.code()).isEqualTo(3);
      assertThat(exit.complaints()).hasSizeBetween(1000, 20_000);
    }
  }

  @Test
  void aChildWithoutProgressDiesWithAllThatItStarted() throws Exception {
    try (Child child = shell("sleep 1000 & echo begun; wait")) {
      assertThat(child.output().read()).isEqualTo('b');
      List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
      assertThat(all).hasSizeGreaterThan(1);
      assertThatThrownBy(() -> child.await(LONG, Duration.ofMillis(600), () -> 0))
          .isInstanceOf(MediaFailure.Trouble.class)
          .hasMessageContaining("no progress");
      expectEnd(all);
    }
  }

  @Test
  void aDecoderThatStandsStillIsEnded() throws Exception {
    Media media = new Media(Samples.impatient(LONG, 60, Duration.ofSeconds(5)));
    MediaInfo info = media.probe(heavy);
    AtomicReference<List<ProcessHandle>> stopped = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                media.transcode(
                    heavy,
                    info,
                    newFolder(),
                    part -> {
                      if (part > 0 && stopped.get() == null) {
                        stopped.set(decoders(ProcessHandle.current()));
                        stopped.get().forEach(SandboxTest::stop);
                      }
                    }))
        .isInstanceOf(MediaFailure.Trouble.class)
        .hasMessageContaining("made no progress for 5 seconds");
    assertThat(stopped.get()).isNotEmpty();
    expectEnd(stopped.get());
  }

  private static void stop(ProcessHandle process) {
    try {
      assertThat(new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor())
          .isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRunThatTakesTooLongIsEnded() throws Exception {
    MediaSettings hasty = Samples.impatient(Duration.ofSeconds(1), 0, LONG);
    Media media = new Media(hasty);
    MediaInfo info = media.probe(heavy);
    assertThatThrownBy(() -> media.transcode(heavy, info, newFolder(), p -> {}))
        .isInstanceOf(MediaFailure.Trouble.class)
        .hasMessageContaining("took longer than 1 seconds");
    expectEnd(decoders(ProcessHandle.current()));
  }

  @Test
  void anInterruptEndsTheRun() throws Exception {
    Media media = Samples.media();
    MediaInfo info = media.probe(heavy);
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread worker =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    media.transcode(heavy, info, newFolder(), p -> begun.countDown());
                    thrown.complete(new AssertionError("It came to its end"));
                  } catch (Exception e) {
                    thrown.complete(e);
                  }
                });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    worker.interrupt();
    assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    expectEnd(decoders(ProcessHandle.current()));
  }

  @Test
  void aDecoderDiesWhenItsProcessIsKilled() throws Exception {
    assumeTrue(Media.sandbox().contains("dies with its parent"), Media.sandbox());
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dreelwise.stack.home=" + System.getProperty("reelwise.stack.home", ""),
                KilledMidway.class.getName(),
                heavy.toString(),
                newFolder().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(jvm.inputReader().readLine()).isEqualTo("under way");
      List<ProcessHandle> decoders = decoders(jvm.toHandle());
      assertThat(decoders).isNotEmpty();
      jvm.destroyForcibly();
      expectEnd(decoders);
    } finally {
      jvm.destroyForcibly();
    }
  }

  @Test
  void aDecoderThatIsKilledMidwayDoesNotLookLikeTheEndOfTheSound() throws Exception {
    Path sound =
        Samples.make(folder.resolve("long.wav"), "-f", "lavfi", "-i", "sine=d=600:r=16000");
    Media media = Samples.media();
    try (SpeechAudio speech = media.speech(sound, media.probe(sound))) {
      assertThat(speech.pcm().readNBytes(1000)).hasSize(1000);
      decoders(ProcessHandle.current()).forEach(ProcessHandle::destroyForcibly);
      assertThatThrownBy(() -> speech.pcm().transferTo(java.io.OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class)
          .hasCauseInstanceOf(MediaFailure.Trouble.class);
    }
  }

  @Test
  void closingSpeechEndsItsDecoder() throws Exception {
    Path sound =
        Samples.make(folder.resolve("long2.wav"), "-f", "lavfi", "-i", "sine=d=600:r=16000");
    Media media = Samples.media();
    List<ProcessHandle> decoders;
    try (SpeechAudio speech = media.speech(sound, media.probe(sound))) {
      assertThat(speech.pcm().read()).isNotNegative();
      decoders = decoders(ProcessHandle.current());
      assertThat(decoders).hasSize(1);
    }
    expectEnd(decoders);
  }

  private static String printed(String script) throws Exception {
    try (Child child = shell(script)) {
      return new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Child shell(String script) throws Exception {
    return start(Path.of("/bin/sh"), List.of("-c", script));
  }

  private static Child start(Path program, List<String> arguments) throws Exception {
    List<String> command = Sandbox.ofThisMachine().wrap(program, BOUNDS, arguments);
    return Child.start(command, Path.of("/dev/null"), folder);
  }

  private static List<ProcessHandle> decoders(ProcessHandle parent) {
    return parent
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("ffmpeg"))
        .toList();
  }

  private static void expectEnd(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "out");
  }
}
