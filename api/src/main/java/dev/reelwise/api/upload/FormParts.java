package dev.reelwise.api.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The parts of a multipart/form-data body (RFC 7578), one after the other, while they arrive.
 * Nothing is stored.
 */
final class FormParts {

  private static final int LONGEST_BOUNDARY = 70;
  private static final int LONGEST_HEADERS = 16 * 1024;
  private static final int MOST_PARTS = 1_000;

  /** The first delimiter needs no line before it. */
  private static final byte[] LINE_BREAK = {'\r', '\n'};

  private final Sections sections;
  private int count;

  private FormParts(Sections sections) {
    this.sections = sections;
  }

  /** Throws IOException when the type is none with a boundary of 1 to 70 characters. */
  static FormParts of(InputStream body, @Nullable String contentType) throws IOException {
    byte[] delimiter = ("\r\n--" + boundary(contentType)).getBytes(StandardCharsets.ISO_8859_1);
    return new FormParts(new Sections(body, delimiter, LINE_BREAK));
  }

  private static String boundary(@Nullable String contentType) throws IOException {
    try {
      MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
      String sent = type.getParameter("boundary");
      String boundary = sent == null ? "" : sent.replaceAll("^\"(.*)\"$", "$1");
      if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
        throw new ProtocolException("A boundary has 1 to 70 characters");
      }
      return boundary;
    } catch (InvalidMediaTypeException nonsense) {
      throw new IOException("Not a media type", nonsense);
    }
  }

  /**
   * The next part, if there is another; what is unread of the one before is left out. Throws
   * IOException when the body is not correct.
   */
  Optional<FormPart> next() throws IOException {
    if (!sections.next()) {
      return Optional.empty();
    }
    if (++count > MOST_PARTS) {
      throw new ProtocolException("A form has at most " + MOST_PARTS + " parts");
    }
    HttpHeaders headers = headers();
    try {
      ContentDisposition disposition = headers.getContentDisposition();
      return Optional.of(
          new FormPart(
              disposition.getName(),
              disposition.getFilename(),
              headers.getFirst(HttpHeaders.CONTENT_TYPE),
              sections));
    } catch (IllegalArgumentException nonsense) {
      throw new IOException("Not a content disposition", nonsense);
    }
  }

  private HttpHeaders headers() throws IOException {
    HttpHeaders headers = new HttpHeaders();
    for (String line : head().replaceAll("\r\n[ \t]+", " ").lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** From the rest of the delimiter's line to the empty line; names are in UTF-8. */
  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ending = 0;
    while (ending < 4) {
      int next = sections.read();
      if (next < 0 || head.size() == LONGEST_HEADERS) {
        throw new ProtocolException("A part's headers have no end, or are too long");
      }
      head.write(next);
      ending = next == (ending % 2 == 0 ? '\r' : '\n') ? ending + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.UTF_8);
  }
}
