package dev.reelwise.api.importing;

import dev.reelwise.api.upload.MediaKind;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.media.FirstBytes;
import java.util.Arrays;
import org.springframework.http.MediaType;

/** What a fetched file has to be like; whether it really is a video, the steps find out. */
final class Acceptance {

  private Acceptance() {}

  /** Without a type it may be anything. Throws {@link FetchFailed} for one that is no media. */
  static String type(FetchedFile file) {
    String sent = file.contentType();
    if (sent == null) {
      return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
    try {
      return MediaKind.checked(sent);
    } catch (InvalidRequest other) {
      throw FetchFailed.forGood(
          sent.startsWith("text/html")
              ? "The address is a web page; give the address of the video file itself"
              : "The address is no video or audio file: its type is "
                  + sent.replaceAll("[^a-zA-Z0-9/+.-].*", ""));
    }
  }

  /** Throws {@link FetchFailed} when the first bytes of the file show that it is no video. */
  static void beginning(byte[] content, int length) {
    byte[] head = Arrays.copyOf(content, Math.min(length, FirstBytes.LOOKED_AT));
    FirstBytes.complaint(head)
        .ifPresent(
            complaint -> {
              throw FetchFailed.forGood("The file is no video: " + complaint);
            });
  }
}
