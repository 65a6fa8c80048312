package dev.reelwise.bench.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * In two parts straight to the bucket; {@code repeats} saves once more with the same key, as one
 * does who missed the answer.
 */
record DirectWay(PatientClient client, boolean repeats) implements Way {

  /** The least that a part has which is not the last one. */
  private static final int PART = 5 << 20;

  @Override
  public Accepted upload(Clip clip, String title) throws IOException, InterruptedException {
    return new Run(client, clip, title).whole(repeats);
  }

  /** One file on its way. */
  private static final class Run {

    private final PatientClient client;
    private final Clip clip;
    private final String title;
    private int tries = 1;
    private int replayed;

    Run(PatientClient client, Clip clip, String title) {
      this.client = client;
      this.clip = clip;
      this.title = title;
    }

    Accepted whole(boolean repeats) throws IOException, InterruptedException {
      byte[] content = padded(Files.readAllBytes(clip.file()));
      JsonNode begun =
          ask("init", Map.of("filename", clip.name() + ".mp4", "content_type", "video/mp4"));
      Map<String, String> upload =
          Map.of(
              "upload_id", begun.path("upload_id").asString(), "key", begun.path("key").asString());
      List<Map<String, Object>> parts = new ArrayList<>();
      parts.add(part(upload, 1, Arrays.copyOf(content, PART)));
      parts.add(part(upload, 2, Arrays.copyOfRange(content, PART, content.length)));
      JsonNode _ =
          ask(
              "complete",
              Map.of(
                  "upload_id", upload.get("upload_id"), "key", upload.get("key"), "parts", parts));
      Map<String, String> save =
          Map.of("title", title, "description", "in parts", "key", upload.get("key"));
      String key = UUID.randomUUID().toString();
      long video = ask("save", save, key).path("id").asLong();
      if (repeats) {
        tries++;
        if (ask("save", save, key).path("id").asLong() != video) {
          throw new IOException(title + " was made twice");
        }
      }
      return new Accepted(video, title, clip, tries, replayed);
    }

    private Map<String, Object> part(Map<String, String> upload, int number, byte[] content)
        throws IOException, InterruptedException {
      PatientClient.Answer sent =
          client.send(title + ", part " + number, () -> put(upload, number, content), Run::isTaken);
      tries += sent.tries() - 1;
      return Map.of(
          "PartNumber", number, "ETag", sent.http().headers().firstValue("ETag").orElse(""));
    }

    /** Each try asks for an address, as a browser does that was away for long. */
    private HttpRequest.Builder put(Map<String, String> upload, int number, byte[] content)
        throws IOException, InterruptedException {
      JsonNode address =
          ask(
              "presigned-url",
              Map.of(
                  "upload_id",
                  upload.get("upload_id"),
                  "key",
                  upload.get("key"),
                  "part_number",
                  number));
      return HttpRequest.newBuilder(URI.create(address.path("presigned_url").asString()))
          .PUT(BodyPublishers.ofByteArray(content));
    }

    private static boolean isTaken(HttpResponse<String> answer) {
      return answer.statusCode() == 200;
    }

    private JsonNode ask(String step, Map<String, ?> body)
        throws IOException, InterruptedException {
      return ask(step, body, UUID.randomUUID().toString());
    }

    private JsonNode ask(String step, Map<String, ?> body, String key)
        throws IOException, InterruptedException {
      PatientClient.Answer answer = client.ask(title + ", " + step, "upload/" + step, key, body);
      tries += answer.tries() - 1;
      replayed += answer.replayed() ? 1 : 0;
      return answer.data();
    }

    /** The same film with an empty box behind it that players skip: enough for two parts. */
    private static byte[] padded(byte[] film) {
      return ByteBuffer.allocate(film.length + PART)
          .put(film)
          .putInt(PART)
          .put("free".getBytes(StandardCharsets.US_ASCII))
          .array();
    }
  }
}
