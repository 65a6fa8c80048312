package dev.reelwise.api.upload;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Thumbnails of one's own. */
@RestController
class ThumbnailController {

  private static final String EMPTY = "must not be empty";

  private final Thumbnails thumbnails;
  private final Videos videos;

  ThumbnailController(Thumbnails thumbnails, Videos videos) {
    this.thumbnails = thumbnails;
    this.videos = videos;
  }

  // Its answer holds an address to write to, which is good for an hour.
  @Idempotent(keptFor = "PT50M")
  @PostMapping("/api/v1/upload/thumbnail")
  @ResponseStatus(HttpStatus.CREATED)
  Thumbnails.Offer thumbnail(@Valid @RequestBody Thumbnail asked, SignedIn user) {
    VideoId video = asked.videoId() == null ? null : new VideoId(asked.videoId());
    if (video != null) {
      videos.owned(video, user);
    }
    return thumbnails.offer(FileName.of(asked.filename()), asked.contentType(), video, user);
  }

  /** Without {@code videoId}, for a video that is saved later with the key. */
  record Thumbnail(
      @NotBlank(message = EMPTY) @Size(max = 1000) String filename,
      @NotBlank(message = EMPTY) @Pattern(regexp = "image/(jpeg|png)", message = "must be image/jpeg or image/png")
          String contentType,
      @Nullable @Min(1) Integer videoId) {}
}
