package dev.reelwise.api.video;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an owner says of a video; null where nothing is said. */
record Edit(
    @Nullable @Size(max = 200, message = "must have at most 200 characters") @Pattern(
            regexp = "[^\\p{Cntrl}\\u0085\\u2028\\u2029]*",
            message = "must be one line without control characters")
        String title,
    @Nullable @Size(max = 5_000, message = "must have at most 5000 characters") @Pattern(
            regexp = "[\\P{Cntrl}\\n\\r\\t]*",
            message = "must not have control characters but line breaks and tabs")
        String description,
    @Nullable String visibility,
    @Nullable List<String> tags,
    @Nullable String language,
    @Nullable String recordedAt,
    ParticularsForm.@Nullable Place location) {

  Edit {
    title = title == null ? null : title.strip();
    description = description == null ? null : description.strip();
  }

  /** The same with an empty description where none is given. */
  Edit withoutOldDescription() {
    return description == null
        ? new Edit(title, "", visibility, tags, language, recordedAt, location)
        : this;
  }

  /** Throws InvalidRequest with every fault. */
  Particulars particulars() {
    return new ParticularsForm(visibility, tags, language, recordedAt, location).checked();
  }
}
