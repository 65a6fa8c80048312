package dev.reelwise.api.importing;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.idempotency.Idempotent;
import dev.reelwise.api.video.ParticularsForm;
import dev.reelwise.api.video.VideoView;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Videos from other servers. */
@RestController
@RequestMapping("/api/v1/videos")
class ImportController {

  private final Imports imports;
  private final Videos videos;

  ImportController(Imports imports, Videos videos) {
    this.imports = imports;
    this.videos = videos;
  }

  /** The video waits for its file; its status tells what becomes of it. */
  @Idempotent
  @PostMapping("/import")
  @ResponseStatus(HttpStatus.ACCEPTED)
  VideoView ask(@Valid @RequestBody Asked asked, SignedIn user) {
    VideoId video = imports.ask(asked.wanted(), user);
    return videos.visible(video, user);
  }

  /** How far the import of one's own video is; 404 once it is done. */
  @GetMapping("/{id}/import")
  ImportProgress progress(@PathVariable VideoId id, SignedIn user) {
    videos.owned(id, user);
    return imports.progress(id).orElseThrow(() -> new NoImport(id));
  }

  /** Where the file is; the title is the file's name if none is given. */
  record Asked(
      @NotBlank(message = "must not be empty") @Size(max = WebAddress.LONGEST) String url,
      @Nullable @Size(max = Handover.LONGEST_TITLE) String title,
      @Nullable @Size(max = 5_000) String description,
      @Nullable String visibility,
      @Nullable List<String> tags,
      @Nullable String language,
      @Nullable String recordedAt,
      ParticularsForm.@Nullable Place location) {

    /** Throws InvalidRequest with every fault. */
    private Wanted wanted() {
      return new Wanted(
          url,
          Objects.requireNonNullElse(title, ""),
          Objects.requireNonNullElse(description, ""),
          new ParticularsForm(visibility, tags, language, recordedAt, location).checked());
    }
  }
}
