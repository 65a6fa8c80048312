package dev.reelwise.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/**
 * A file that another server is sending from byte {@code start} on. {@code total} is its size, -1
 * if the server does not tell; {@code version} proves that a later part is of the same file, null
 * when the server can't send parts.
 */
record FetchedFile(
    InputStream content,
    long start,
    long total,
    @Nullable String contentType,
    String name,
    @Nullable String version,
    Runnable end)
    implements AutoCloseable {

  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-[0-9]+/([0-9]{1,18}|\\*)");

  static FetchedFile of(ClassicHttpResponse answer, WebAddress address, long start, Runnable end)
      throws IOException {
    HttpEntity body = answer.getEntity();
    if (body == null) {
      throw FetchFailed.forGood("The server sends no file");
    }
    return new FetchedFile(
        body.getContent(),
        start,
        start == 0 ? body.getContentLength() : total(answer, start),
        header(answer, HttpHeaders.CONTENT_TYPE),
        name(header(answer, "Content-Disposition"), address),
        version(answer),
        end);
  }

  /** Throws {@link FetchFailed} when the server sends another part than it was asked for. */
  private static long total(ClassicHttpResponse answer, long start) {
    Matcher range = RANGE.matcher(String.valueOf(header(answer, HttpHeaders.CONTENT_RANGE)));
    if (!range.matches() || Long.parseLong(range.group(1)) != start) {
      throw FetchFailed.forNow("The server sends another part of the file than it was asked for");
    }
    return range.group(2).equals("*") ? -1 : Long.parseLong(range.group(2));
  }

  /** A weak ETag does not promise the same bytes. */
  private static @Nullable String version(ClassicHttpResponse answer) {
    if ("none".equalsIgnoreCase(header(answer, HttpHeaders.ACCEPT_RANGES))) {
      return null;
    }
    String etag = header(answer, HttpHeaders.ETAG);
    return etag == null || etag.startsWith("W/") ? header(answer, HttpHeaders.LAST_MODIFIED) : etag;
  }

  private static String name(@Nullable String disposition, WebAddress address) {
    if (disposition != null) {
      try {
        String name = ContentDisposition.parse(disposition).getFilename();
        if (name != null && !name.isBlank()) {
          return name;
        }
      } catch (IllegalArgumentException nonsense) {
        // As if it were not there.
      }
    }
    return address.lastName();
  }

  private static @Nullable String header(ClassicHttpResponse answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  @Override
  public void close() {
    end.run();
  }
}
