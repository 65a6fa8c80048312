package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.idempotency.Repeats;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uploading in one request. */
@RestController
class UploadController {

  private final Uploads uploads;
  private final Videos videos;
  private final Repeats repeats;

  UploadController(Uploads uploads, Videos videos, Repeats repeats) {
    this.uploads = uploads;
    this.videos = videos;
    this.repeats = repeats;
  }

  // The request itself, not its parts as parameters: those would be collected before we see them.
  @Idempotent
  @PostMapping(value = "/api/v1/videos/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  VideoView upload(HttpServletRequest request, SignedIn user) throws InterruptedException {
    OptionalInt before = repeats.madeBefore();
    VideoId video =
        before.isPresent() ? new VideoId(before.getAsInt()) : uploads.receive(request, user);
    return videos.visible(video, user);
  }

  /** The form's fields, for the documentation. */
  record Form(
      @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Schema(maxLength = 200, description = "The file's name if left out") String title,
      @Schema(maxLength = 5000) String description,
      @Schema(allowableValues = {"public", "unlisted", "private"}) String visibility,
      String tags,
      String language,
      String recordedAt,
      Double latitude,
      Double longitude) {}
}
