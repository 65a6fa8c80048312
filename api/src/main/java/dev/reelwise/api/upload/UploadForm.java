package dev.reelwise.api.upload;

import dev.reelwise.api.video.Particulars;
import dev.reelwise.api.video.ParticularsForm;
import dev.reelwise.api.web.InvalidRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has been read of an upload's form: its fields may come before or after the file. */
final class UploadForm {

  static final int LONGEST_TITLE = 200;
  static final int LONGEST_DESCRIPTION = 5_000;
  private static final int FIELD_BYTES = 64 * 1024;
  private static final int SHORT = 100;

  private @Nullable String title;
  private @Nullable String description;
  private @Nullable String visibility;
  private final List<String> tags = new ArrayList<>();
  private @Nullable String language;
  private @Nullable String recordedAt;
  private @Nullable Double latitude;
  private @Nullable Double longitude;
  private Particulars particulars = Particulars.NONE;
  private @Nullable ReceivedFile file;

  /** Reads all parts. Throws {@link InvalidRequest}; what {@code taker} has stored stays there. */
  void read(FormParts parts, FileTaker taker) throws IOException {
    for (Optional<FormPart> next = parts.next(); next.isPresent(); next = parts.next()) {
      FormPart part = next.get();
      switch (part.name()) {
        case "file" -> file = receive(part, taker);
        case "title" -> title = OneLine.of(text(part, LONGEST_TITLE), LONGEST_TITLE);
        case "description" -> description = Lines.of(text(part, LONGEST_DESCRIPTION));
        case "visibility" -> visibility = text(part, SHORT);
        case "tags" -> tags.addAll(List.of(text(part, LONGEST_DESCRIPTION).split(",")));
        case "language" -> language = text(part, SHORT);
        case "recorded_at" -> recordedAt = text(part, SHORT);
        case "latitude" -> latitude = degrees(part);
        case "longitude" -> longitude = degrees(part);
        case null -> throw new InvalidRequest("Each part needs a name");
        default -> throw new InvalidRequest(part.name() + " is not a known field");
      }
    }
    if (file == null) {
      throw new InvalidRequest("file is missing: send it as the part named file");
    }
    particulars = said().checked();
  }

  private ReceivedFile receive(FormPart part, FileTaker taker) throws IOException {
    if (file != null) {
      throw new InvalidRequest("file may be there only once");
    }
    if (part.fileName() == null) {
      throw new InvalidRequest("file must be a file, with a filename");
    }
    // What came before the file is wrong before the file is read.
    particulars = said().checked();
    return taker.take(part);
  }

  private static String text(FormPart part, int longest) throws IOException {
    byte[] bytes = part.content().readNBytes(FIELD_BYTES);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (bytes.length == FIELD_BYTES || text.codePointCount(0, text.length()) > longest) {
      throw new InvalidRequest(part.name() + " may have at most " + longest + " characters");
    }
    return text;
  }

  private static Double degrees(FormPart part) throws IOException {
    try {
      return Double.valueOf(text(part, SHORT));
    } catch (NumberFormatException notANumber) {
      throw new InvalidRequest(part.name() + " must be a number of degrees");
    }
  }

  /** Stores the file's part while it arrives. */
  interface FileTaker {
    ReceivedFile take(FormPart part) throws IOException;
  }

  /** The file as soon as it is stored, even if what comes after it is wrong. */
  Optional<ReceivedFile> received() {
    return Optional.ofNullable(file);
  }

  ReceivedFile file() {
    return received().orElseThrow();
  }

  private ParticularsForm said() {
    return new ParticularsForm(
        visibility,
        tags.isEmpty() ? null : tags,
        language,
        recordedAt,
        new ParticularsForm.Place(latitude, longitude));
  }

  /** What the form makes; the title is the file's name if none was given. */
  NewVideo video() {
    String given = title == null || title.isEmpty() ? file().name().title() : title;
    String about = description == null || description.isEmpty() ? null : description;
    return new NewVideo(file(), OneLine.of(given, LONGEST_TITLE), about, particulars, null);
  }
}
