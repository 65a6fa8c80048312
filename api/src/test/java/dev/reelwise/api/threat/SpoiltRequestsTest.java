package dev.reelwise.api.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.api.testing.Answer;
import dev.reelwise.api.testing.ApiTest;
import dev.reelwise.api.testing.Upload;
import dev.reelwise.api.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Valid requests, each spoilt in many ways: whatever is wrong is the sender's fault. */
class SpoiltRequestsTest extends ApiTest {

  private static final int MUTANTS = 150;
  private static final String TOKENS = "\r\n-\"=;:{}[],\\\0 %é";

  @Test
  void everySpoiltUploadIsTakenOrRefusedWithAReason() throws IOException {
    Visitor user = newUser();
    byte[] file = new byte[2_000];
    new SplittableRandom(1).nextBytes(file);
    System.arraycopy("\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1), 0, file, 0, 12);
    byte[] whole =
        new Upload()
            .field("title", "A talk")
            .field("description", "Of many words")
            .file("talk.mp4", new ByteArrayInputStream(file))
            .bytes();
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int number = 0; number < MUTANTS; number++) {
      byte[] body = spoilt(whole, new SplittableRandom(number));
      Answer answer =
          user.send(
              "POST",
              "/api/v1/videos/upload",
              BodyPublishers.ofByteArray(body),
              "Content-Type",
              Upload.TYPE);
      requireReason(number, answer);
      answers.merge(answer.status(), 1, Integer::sum);
    }
    assertThat(answers).as("some are still good").containsKeys(201, 400);
  }

  @Test
  void everySpoiltJsonIsTakenOrRefusedWithAReason() {
    Visitor user = newUser();
    byte[] whole =
        """
        {"filename": "talk.mp4", "content_type": "video/mp4", "has_custom_thumbnail": false}
        """
            .getBytes(StandardCharsets.UTF_8);
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int number = 0; number < MUTANTS; number++) {
      byte[] body = spoilt(whole, new SplittableRandom(number));
      Answer answer =
          user.send(
              "POST",
              "/api/v1/upload/init",
              BodyPublishers.ofByteArray(body),
              "Content-Type",
              "application/json");
      requireReason(number, answer);
      answers.merge(answer.status(), 1, Integer::sum);
    }
    assertThat(answers).containsKeys(201, 400);
  }

  private static void requireReason(int number, Answer answer) {
    assertThat(answer.status()).as("mutant %d: %s", number, answer.text()).isBetween(201, 499);
    if (answer.status() >= 400) {
      assertThat(answer.text()).as("mutant %d", number).contains("\"detail\"", "\"message\"");
    }
  }

  private static byte[] spoilt(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    byte[] tokens = TOKENS.getBytes(StandardCharsets.UTF_8);
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits; i++) {
      // Mostly where names and values are, not in the middle of the file.
      int at = random.nextInt(random.nextBoolean() ? Math.min(600, bytes.length) : bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = tokens[random.nextInt(tokens.length)];
        case 2 -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, Math.max(1, at)) : bytes;
        default -> {
          int length = Math.min(bytes.length - at, 1 + random.nextInt(80));
          int to = random.nextInt(bytes.length - length + 1);
          System.arraycopy(bytes.clone(), at, bytes, to, length);
        }
      }
    }
    return bytes;
  }
}
