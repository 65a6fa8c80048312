package dev.reelwise.api.upload;

import dev.reelwise.api.web.InvalidRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.jspecify.annotations.Nullable;

/** What has been read of an upload's form: its fields may come before or after the file. */
final class UploadForm {

  static final int LONGEST_TITLE = 200;
  static final int LONGEST_DESCRIPTION = 5_000;
  private static final int FIELD_BYTES = 64 * 1024;
  private static final int MOST_PARTS = 10;

  private @Nullable String title;
  private @Nullable String description;
  private @Nullable ReceivedFile file;

  /** Reads all parts. Throws {@link InvalidRequest}; what {@code taker} has stored stays there. */
  void read(FileItemInputIterator parts, FileTaker taker) throws IOException {
    for (int count = 1; parts.hasNext(); count++) {
      if (count > MOST_PARTS) {
        throw new InvalidRequest("A form may have at most " + MOST_PARTS + " parts");
      }
      FileItemInput part = parts.next();
      switch (part.getFieldName()) {
        case "file" -> file = receive(part, taker);
        case "title" -> title = OneLine.of(text(part, LONGEST_TITLE), LONGEST_TITLE);
        case "description" -> description = Lines.of(text(part, LONGEST_DESCRIPTION));
        case null -> throw new InvalidRequest("Each part needs a name");
        default -> throw new InvalidRequest(part.getFieldName() + " is not a known field");
      }
    }
    if (file == null) {
      throw new InvalidRequest("file is missing: send it as the part named file");
    }
  }

  private ReceivedFile receive(FileItemInput part, FileTaker taker) throws IOException {
    if (file != null) {
      throw new InvalidRequest("file may be there only once");
    }
    if (part.isFormField()) {
      throw new InvalidRequest("file must be a file, with a filename");
    }
    return taker.take(part);
  }

  private static String text(FileItemInput part, int longest) throws IOException {
    byte[] bytes = part.getInputStream().readNBytes(FIELD_BYTES);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (bytes.length == FIELD_BYTES || text.codePointCount(0, text.length()) > longest) {
      throw new InvalidRequest(
          part.getFieldName() + " may have at most " + longest + " characters");
    }
    return text;
  }

  /** Stores the file's part while it arrives. */
  interface FileTaker {
    ReceivedFile take(FileItemInput part) throws IOException;
  }

  /** The file as soon as it is stored, even if what comes after it is wrong. */
  Optional<ReceivedFile> received() {
    return Optional.ofNullable(file);
  }

  ReceivedFile file() {
    return received().orElseThrow();
  }

  /** What the form makes; the title is the file's name if none was given. */
  NewVideo video() {
    String given = title == null || title.isEmpty() ? file().name().title() : title;
    String about = description == null || description.isEmpty() ? null : description;
    return new NewVideo(file(), OneLine.of(given, LONGEST_TITLE), about, null);
  }
}
