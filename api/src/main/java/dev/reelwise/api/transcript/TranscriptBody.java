package dev.reelwise.api.transcript;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads the body of a request as a draft, by its type; it is never larger than a few megabytes. */
@Component
class TranscriptBody {

  private static final int LARGEST = 5 << 20;

  private final EditedTranscript edited;

  TranscriptBody(EditedTranscript edited) {
    this.edited = edited;
  }

  /** By Content-Type. Throws InvalidRequest and {@link TranscriptRejected}. */
  Draft any(HttpServletRequest request, @Nullable String language) throws IOException {
    return switch (type(request)) {
      case MediaType.APPLICATION_JSON_VALUE -> json(request, language);
      case "text/vtt" -> webVtt(request, language);
      case "application/x-subrip", "text/x-subrip", "application/srt", "text/srt" ->
          srt(request, language);
      default -> throw new TranscriptRejected.WrongType();
    };
  }

  Draft json(HttpServletRequest request, @Nullable String language) throws IOException {
    return edited.read(bytes(request), language);
  }

  Draft webVtt(HttpServletRequest request, @Nullable String language) throws IOException {
    return DraftReader.webVtt(bytes(request), language);
  }

  Draft srt(HttpServletRequest request, @Nullable String language) throws IOException {
    return DraftReader.srt(bytes(request), language);
  }

  /** Without parameters; none that would mean other bytes than UTF-8. */
  private static String type(HttpServletRequest request) {
    try {
      String sent = request.getContentType();
      MediaType type = MediaType.parseMediaType(sent == null ? "" : sent);
      if (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset())) {
        return type.getType() + "/" + type.getSubtype();
      }
    } catch (InvalidMediaTypeException nonsense) {
      // As any other that is not taken.
    }
    throw new TranscriptRejected.WrongType();
  }

  private static byte[] bytes(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LARGEST) {
      throw new TranscriptRejected.TooLarge(LARGEST);
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new TranscriptRejected.TooLarge(LARGEST);
    }
    return body;
  }
}
