package dev.reelwise.api.upload;

import dev.reelwise.api.web.InvalidRequest;
import java.util.Set;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which media types a file may claim before it is sent; what it really is, the steps find out. */
public final class MediaKind {

  /** What systems say of video containers that they do not know. */
  private static final Set<String> OTHERS =
      Set.of(
          "application/octet-stream",
          "application/mp4",
          "application/mxf",
          "application/ogg",
          "application/x-matroska");

  private MediaKind() {}

  /** The type without parameters. Throws {@link InvalidRequest} for one that is no media. */
  public static String checked(String contentType) {
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      String plain = type.getType() + "/" + type.getSubtype();
      if (type.isConcrete()
          && (Set.of("video", "audio").contains(type.getType()) || OTHERS.contains(plain))) {
        return plain;
      }
    } catch (InvalidMediaTypeException nonsense) {
      // As any other that is not taken.
    }
    throw new InvalidRequest(
        "content_type must be a video or audio type, or application/octet-stream");
  }
}
