package dev.reelwise.api.transcript;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a transcript has been, for the video's owner. */
@RestController
@RequestMapping("/api/v1/videos/{id}/transcript/versions")
class VersionController {

  private final Videos videos;
  private final CurrentTranscriptRepository current;
  private final VersionRepository versions;
  private final TranscriptFiles files;

  VersionController(
      Videos videos,
      CurrentTranscriptRepository current,
      VersionRepository versions,
      TranscriptFiles files) {
    this.videos = videos;
    this.current = current;
    this.versions = versions;
    this.files = files;
  }

  /** The newest first; none before the first edit. */
  @GetMapping
  Versions all(@PathVariable VideoId id, SignedIn user) {
    videos.owned(id, user);
    int now = current.find(id).map(CurrentTranscript::version).orElse(0);
    return new Versions(
        versions.of(id).stream().map(one -> VersionView.of(one, one.version() == now)).toList());
  }

  @GetMapping("/{version}")
  TranscriptView one(@PathVariable VideoId id, @PathVariable int version, SignedIn user) {
    videos.owned(id, user);
    Version found =
        versions
            .find(id, version)
            .orElseThrow(() -> new TranscriptRejected.NoSuchVersion(id, version));
    return TranscriptView.of(files.read(id, found.path()), version, found.source());
  }

  record Versions(List<VersionView> versions) {
    Versions {
      versions = List.copyOf(versions);
    }
  }

  /** {@code current} is true for the one that holds. */
  record VersionView(
      int version,
      Source source,
      @Nullable UserId userId,
      @Nullable String language,
      int segments,
      @Nullable Integer restoredFrom,
      Instant createdAt,
      boolean current) {

    static VersionView of(Version version, boolean current) {
      return new VersionView(
          version.version(),
          version.source(),
          version.userId(),
          version.language(),
          version.segments(),
          version.restoredFrom(),
          version.createdAt(),
          current);
    }
  }
}
