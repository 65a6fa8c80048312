package dev.reelwise.api.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.AbstractRequestContext;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;

/** The parts of a multipart request, one after the other, while they arrive. Nothing is stored. */
final class MultipartParts
    extends AbstractFileUpload<HttpServletRequest, DiskFileItem, DiskFileItemFactory> {

  private final Pace pace;

  private MultipartParts(Pace pace) {
    this.pace = pace;
  }

  static FileItemInputIterator of(HttpServletRequest request, Pace pace) throws IOException {
    MultipartParts parts = new MultipartParts(pace);
    // Browsers write names in the page's encoding, which is UTF-8.
    parts.setHeaderCharset(StandardCharsets.UTF_8);
    return parts.getItemIterator(request);
  }

  @Override
  public FileItemInputIterator getItemIterator(HttpServletRequest request) throws IOException {
    return getItemIterator(new Context(request, pace));
  }

  @Override
  public Map<String, List<DiskFileItem>> parseParameterMap(HttpServletRequest request) {
    throw new UnsupportedOperationException("Parts are streamed, never collected");
  }

  @Override
  public List<DiskFileItem> parseRequest(HttpServletRequest request) {
    throw new UnsupportedOperationException("Parts are streamed, never collected");
  }

  private static final class Context extends AbstractRequestContext<HttpServletRequest> {

    private final Pace pace;

    Context(HttpServletRequest request, Pace pace) {
      super(
          name -> Objects.requireNonNullElse(request.getHeader(name), ""),
          request::getContentLengthLong,
          request);
      this.pace = pace;
    }

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getContentType() {
      return Objects.requireNonNullElse(getRequest().getContentType(), "");
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new PacedStream(getRequest().getInputStream(), pace);
    }
  }
}
