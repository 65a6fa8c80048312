package dev.reelwise.api.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.video.ParticularsForm;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.storage.UploadedPart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploading straight to the object store, part by part. */
@RestController
@RequestMapping("/api/v1/upload")
class DirectUploadController {

  private static final String EMPTY = "must not be empty";

  private final DirectUploads uploads;
  private final DirectCompletions completions;
  private final DirectSaves saves;
  private final DirectAborts aborts;
  private final Videos videos;

  DirectUploadController(
      DirectUploads uploads,
      DirectCompletions completions,
      DirectSaves saves,
      DirectAborts aborts,
      Videos videos) {
    this.uploads = uploads;
    this.completions = completions;
    this.saves = saves;
    this.aborts = aborts;
    this.videos = videos;
  }

  @Idempotent
  @PostMapping("/init")
  @ResponseStatus(HttpStatus.CREATED)
  Started start(@Valid @RequestBody Start asked, SignedIn user) {
    long size = asked.sizeBytes() == null ? 0 : asked.sizeBytes();
    DirectUpload upload =
        uploads.start(FileName.of(asked.filename()), asked.contentType(), size, user);
    return new Started(upload.uploadId(), upload.key().value(), upload.name().text());
  }

  @PostMapping("/presigned-url")
  @ResponseStatus(HttpStatus.CREATED)
  PartAddress partAddress(@Valid @RequestBody PartAsked asked, SignedIn user) {
    URI address = uploads.partAddress(asked.uploadId(), asked.key(), asked.partNumber(), user);
    return new PartAddress(address, asked.partNumber());
  }

  @GetMapping("/parts")
  Parts parts(
      @RequestParam("upload_id") @NotBlank(message = EMPTY) String uploadId,
      @RequestParam @NotBlank(message = EMPTY) String key,
      SignedIn user) {
    return new Parts(uploads.parts(uploadId, key, user).stream().map(Part::of).toList());
  }

  @Idempotent
  @PostMapping("/complete")
  @ResponseStatus(HttpStatus.CREATED)
  Completed complete(@Valid @RequestBody Complete asked, SignedIn user) {
    URI location = completions.complete(asked.uploadId(), asked.key(), asked.inOrder(), user);
    return new Completed(location, asked.key());
  }

  @Idempotent
  @PostMapping("/save")
  @ResponseStatus(HttpStatus.CREATED)
  VideoView save(@Valid @RequestBody Save asked, SignedIn user) {
    return videos.visible(saves.save(asked.draft(), user), user);
  }

  @PostMapping("/abort")
  Aborted abort(@Valid @RequestBody Abort asked, SignedIn user) {
    aborts.abort(asked.uploadId(), asked.key(), user);
    return new Aborted(asked.uploadId(), asked.key());
  }

  /** {@code sizeBytes} lets a file that is too large be refused before it is sent. */
  record Start(
      @NotBlank(message = EMPTY) @Size(max = 1000) String filename,
      @NotBlank(message = EMPTY) @Size(max = 200) String contentType,
      @Nullable Boolean hasCustomThumbnail,
      @Nullable @PositiveOrZero Long sizeBytes) {}

  /** An upload that waits for its parts. */
  record Started(String uploadId, String key, String originalFilename) {}

  /** Which part is to be sent. */
  record PartAsked(
      @NotBlank(message = EMPTY) String uploadId,
      @NotBlank(message = EMPTY) String key,
      @NotNull(message = EMPTY) @Min(1) @Max(10_000) Integer partNumber) {}

  /** Where to PUT the part. */
  record PartAddress(URI presignedUrl, int partNumber) {}

  /** The parts that have arrived. */
  record Parts(List<Part> parts) {
    Parts {
      parts = List.copyOf(parts);
    }
  }

  /** A part, with S3's own names as uploaders use them. */
  record Part(
      @JsonProperty("PartNumber") int partNumber,
      @JsonProperty("ETag") String etag,
      @JsonProperty("Size") long size) {

    static Part of(UploadedPart part) {
      return new Part(part.number(), part.etag(), part.sizeBytes());
    }
  }

  /** All parts that make the file. */
  record Complete(
      @NotBlank(message = EMPTY) String key,
      @NotBlank(message = EMPTY) String uploadId,
      @NotEmpty(message = EMPTY) @Size(max = 10_000) List<@NotNull @Valid SentPart> parts) {

    /** Throws {@link InvalidRequest} when a number is there twice. */
    List<UploadedPart> inOrder() {
      List<UploadedPart> sorted =
          parts.stream()
              .map(part -> new UploadedPart(part.partNumber(), part.etag(), 0))
              .sorted(Comparator.comparingInt(UploadedPart::number))
              .toList();
      if (sorted.stream().map(UploadedPart::number).distinct().count() < sorted.size()) {
        throw new InvalidRequest("parts may have each PartNumber only once");
      }
      return sorted;
    }
  }

  /** A part as the client has sent it; the size, which some clients tell too, is not needed. */
  record SentPart(
      @JsonProperty("PartNumber") @NotNull(message = EMPTY) @Min(1) @Max(10_000) Integer partNumber,
      @JsonProperty("ETag") @NotBlank(message = EMPTY) @Size(max = 200) String etag,
      @JsonProperty("Size") @Nullable Long size) {}

  /** The file is whole. */
  record Completed(URI location, String key) {}

  /** What the video is to be called. */
  record Save(
      @Nullable @Size(max = UploadForm.LONGEST_TITLE) String title,
      @Nullable @Size(max = UploadForm.LONGEST_DESCRIPTION) String description,
      @NotBlank(message = EMPTY) String key,
      @Nullable String thumbnailKey,
      @Nullable String visibility,
      @Nullable List<String> tags,
      @Nullable String language,
      @Nullable String recordedAt,
      ParticularsForm.@Nullable Place location) {

    Draft draft() {
      return new Draft(
          key,
          Objects.requireNonNullElse(title, ""),
          Objects.requireNonNullElse(description, ""),
          new ParticularsForm(visibility, tags, language, recordedAt, location).checked(),
          thumbnailKey);
    }
  }

  /** Which upload is to be taken back. */
  record Abort(@NotBlank(message = EMPTY) String uploadId, @NotBlank(message = EMPTY) String key) {}

  /** Nothing is kept of it. */
  record Aborted(String uploadId, String key) {}
}
