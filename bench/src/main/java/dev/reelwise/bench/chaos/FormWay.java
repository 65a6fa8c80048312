package dev.reelwise.bench.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;

/** In one request; {@code repeats} sends it once more, as one does who missed the answer. */
record FormWay(PatientClient client, boolean repeats) implements Way {

  private static final String BOUNDARY = "reelwise-chaos";

  @Override
  public Accepted upload(Clip clip, String title) throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    byte[] form = form(clip, title);
    Accepted accepted = accepted(clip, title, send(title, key, form));
    return repeats
        ? accepted.and(accepted(clip, title, send(title + " once more", key, form)))
        : accepted;
  }

  private PatientClient.Answer send(String what, String key, byte[] form)
      throws IOException, InterruptedException {
    return client.ask(
        what,
        "videos/upload",
        key,
        request ->
            request
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form)));
  }

  private static Accepted accepted(Clip clip, String title, PatientClient.Answer answer) {
    return new Accepted(
        answer.data().path("id").asLong(), title, clip, answer.tries(), answer.replayed() ? 1 : 0);
  }

  private static byte[] form(Clip clip, String title) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String head =
        """
        --%1$s\r
        Content-Disposition: form-data; name="title"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="%3$s.mp4"\r
        Content-Type: video/mp4\r
        \r
        """
            .formatted(BOUNDARY, title, clip.name());
    form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Files.readAllBytes(clip.file()));
    form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }
}
