package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Valid captions, each spoilt in many ways: what comes of one is cues or a reason. */
class SpoiltCaptionsTest {

  private static final int MUTANTS = 5_000;

  private static final String VTT =
      """
      WEBVTT
      Language: de-AT

      NOTE Nobody shows this.

      1
      00:01.000 --> 00:04.500 align:start position:10%
      <v Ada Lovelace>Hello <i.loud>there</i></v>,
      <00:00:02.000><c> all of you</c>! &amp; &#233;&#xE9;

      01:02:03.004 --> 01:02:04.500
      - Yes.
      """;

  private static final String SRT =
      """
      1
      00:00:01,000 --> 00:00:04,500
      <b>Hello</b> there

      2
      00:00:05,000 --> 00:00:06,000
      {\\an8}Tom & Jerry
      """;

  private interface Reader {
    CaptionFile read(String text) throws CaptionFault;
  }

  @Test
  void everyMutantOfWebVttIsReadOrRefusedWithAReason() {
    everyMutantOf(VTT, CaptionFile::webVtt);
  }

  @Test
  void everyMutantOfSubRipIsReadOrRefusedWithAReason() {
    everyMutantOf(SRT, CaptionFile::srt);
  }

  private static void everyMutantOf(String file, Reader reader) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          int read = 0;
          for (int number = 0; number < MUTANTS; number++) {
            read += isRead(spoilt(file, new SplittableRandom(number)), reader) ? 1 : 0;
          }
          assertThat(read).isBetween(1, MUTANTS - 1);
        });
  }

  private static boolean isRead(String text, Reader reader) {
    try {
      for (Cue cue : reader.read(text).cues()) {
        assertThat(cue.start()).as(text).isFinite().isNotNegative();
        assertThat(cue.end()).as(text).isFinite().isNotNegative();
      }
      return true;
    } catch (CaptionFault refused) {
      assertThat(refused.getMessage()).as(text).isNotBlank();
      return false;
    }
  }

  private static String spoilt(String file, SplittableRandom random) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    int edits = 1 + random.nextInt(6);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) "<>&;:-.0987\n\r\0 {}".charAt(random.nextInt(17));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(20, at));
        default -> {
          int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
          int to = random.nextInt(bytes.length - length + 1);
          System.arraycopy(bytes.clone(), at, bytes, to, length);
        }
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
