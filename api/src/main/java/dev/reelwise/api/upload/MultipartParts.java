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

  private MultipartParts() {}

  static FileItemInputIterator of(HttpServletRequest request) throws IOException {
    MultipartParts parts = new MultipartParts();
    // Browsers write names in the page's encoding, which is UTF-8.
    parts.setHeaderCharset(StandardCharsets.UTF_8);
    return parts.getItemIterator(request);
  }

  @Override
  public FileItemInputIterator getItemIterator(HttpServletRequest request) throws IOException {
    return getItemIterator(new Context(request));
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

    Context(HttpServletRequest request) {
      super(
          name -> Objects.requireNonNullElse(request.getHeader(name), ""),
          request::getContentLengthLong,
          request);
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
      return getRequest().getInputStream();
    }
  }
}
