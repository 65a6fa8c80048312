package dev.reelwise.media;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small valid files of every kind, each spoilt in many ways: what comes of one is variants or a
 * reason. {@code -Dreelwise.mutants=5000} makes more of them, {@code -Dreelwise.mutants.seed=2}
 * others.
 */
class MutantsTest {

  private static final int MUTANTS = Integer.getInteger("reelwise.mutants", 500);
  private static final long SEED = Long.getLong("reelwise.mutants.seed", 1);
  private static final int AT_ONCE = 4;
  private static final int HEARD_ONE_OF = 3;

  private static final String PICTURE = "testsrc2=s=64x48:r=5:d=1";
  private static final String SOUND = "sine=f=440:d=1";

  @TempDir private static Path folder;
  private static final List<Path> SEEDS = new ArrayList<>();
  private static final AtomicInteger HEARD = new AtomicInteger();
  private static final AtomicInteger UNHEARD = new AtomicInteger();

  private final Media media = new Media(hurried());

  @BeforeAll
  static void makeSeeds() {
    both("fast.mp4", "-c:v", "libx264", "-c:a", "aac", "-movflags", "+faststart");
    both("slow.mp4", "-c:v", "libx264", "-c:a", "aac");
    both("parts.mp4", "-c:v", "mpeg4", "-c:a", "aac", "-movflags", "+frag_keyframe+empty_moov");
    both("talk.mov", "-c:v", "mjpeg", "-c:a", "pcm_s16le", "-ar", "8000");
    both("talk.mkv", "-c:v", "libx264", "-c:a", "flac");
    both("talk.ts", "-c:v", "libx264", "-c:a", "aac");
    both("talk.avi", "-c:v", "mpeg4", "-c:a", "pcm_s16le", "-ar", "8000");
    make("sound.wav", "-f", "lavfi", "-i", SOUND, "-ar", "8000");
    make("sound.m4a", "-f", "lavfi", "-i", SOUND, "-c:a", "aac");
  }

  @Test
  void everyMutantEndsAsVariantsOrWithAReason() throws Exception {
    Map<String, Integer> ends = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<String>> all = new ArrayList<>();
      for (int number = 0; number < MUTANTS; number++) {
        all.add(threads.submit(end(number)));
      }
      for (int number = 0; number < MUTANTS; number++) {
        String end = all.get(number).get();
        ends.merge(end, 1, Integer::sum);
        if (end.startsWith("FAULT")) {
          faults.add(number + ": " + end);
        }
      }
    }
    ends.forEach((end, times) -> System.out.println(times + " × " + end));
    System.out.println(HEARD + " × heard to the end, " + UNHEARD + " × with a reason why not");
    assertThat(faults).isEmpty();
    assertThat(HEARD).hasValueGreaterThan(MUTANTS / HEARD_ONE_OF / 2);
    assertThat(ends).as("some are still good").containsKey("variants").hasSizeGreaterThan(3);
    assertThat(ProcessHandle.current().descendants().filter(MutantsTest::isDecoder)).isEmpty();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSameElementsAs(SEEDS);
    }
  }

  /** How the mutant of this number ended; anything unexpected is a FAULT. */
  private Callable<String> end(int number) {
    return () -> {
      SplittableRandom random = new SplittableRandom(SEED * 1_000_003 + number);
      Path seed = SEEDS.get(random.nextInt(SEEDS.size()));
      Path other = SEEDS.get(random.nextInt(SEEDS.size()));
      Mutation mutation = Mutation.values()[random.nextInt(Mutation.values().length)];
      byte[] mutant = mutation.of(Files.readAllBytes(seed), Files.readAllBytes(other), random);
      Path place = Files.createTempDirectory(folder, "mutant");
      Path file = Files.write(place.resolve("file"), mutant);
      try {
        MediaInfo info = media.probe(file);
        if (number % HEARD_ONE_OF == 0) {
          listen(file, info);
        }
        Transcoded made = media.transcode(file, info, place, part -> {});
        return made.variants().stream().allMatch(MutantsTest::isThere)
            ? "variants"
            : "FAULT: variants without files";
      } catch (MediaFailure.Unreadable e) {
        return String.valueOf(e.getMessage()).endsWith(".") ? e.getMessage() : "FAULT: " + e;
      } catch (Exception e) {
        Path kept = Files.copy(file, Files.createTempFile("mutant-", ".bin"), REPLACE_EXISTING);
        return "FAULT: %s of %s, kept as %s: %s".formatted(mutation, seed, kept, e);
      } finally {
        delete(place);
      }
    };
  }

  /** To all of its sound, as speech recognition does, which may come to the same reasons. */
  private void listen(Path file, MediaInfo info) throws Exception {
    try (SpeechAudio speech = media.speech(file, info)) {
      speech.pcm().transferTo(OutputStream.nullOutputStream());
      HEARD.incrementAndGet();
    } catch (IOException e) {
      if (!(e.getCause() instanceof MediaFailure.Unreadable)) {
        throw e;
      }
      UNHEARD.incrementAndGet();
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(place);
  }

  private static boolean isThere(Variant variant) {
    try {
      return Files.size(variant.file()) == variant.sizeBytes() && Files.exists(variant.playlist());
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isDecoder(ProcessHandle process) {
    return process.info().command().orElse("").matches(".*/ff(mpeg|probe)");
  }

  private static MediaSettings hurried() {
    MediaSettings usual = Samples.impatient(Duration.ofMinutes(2), 60, Duration.ofMinutes(1));
    return new MediaSettings(usual.ffmpeg(), usual.ffprobe(), List.of(120), usual.limits());
  }

  private static void both(String name, String... coding) {
    List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", PICTURE));
    arguments.addAll(List.of("-f", "lavfi", "-i", SOUND));
    arguments.addAll(List.of(coding));
    arguments.addAll(
        List.of("-pix_fmt", List.of(coding).contains("mjpeg") ? "yuvj420p" : "yuv420p"));
    make(name, arguments.toArray(String[]::new));
  }

  private static void make(String name, String... arguments) {
    SEEDS.add(Samples.make(folder.resolve(name), arguments));
  }
}
