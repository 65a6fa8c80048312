package dev.reelwise.api.playback;

import dev.reelwise.api.transcript.Transcripts;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.views.Views;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The playlists that players load with a playback token. */
@RestController
@RequestMapping("/api/v1/watch/hls/{id}")
class HlsController {

  static final String HLS = "application/vnd.apple.mpegurl";

  private final PlaybackTokens tokens;
  private final Playlists playlists;
  private final Transcripts transcripts;
  private final Videos videos;
  private final Views views;

  HlsController(
      PlaybackTokens tokens,
      Playlists playlists,
      Transcripts transcripts,
      Videos videos,
      Views views) {
    this.tokens = tokens;
    this.playlists = playlists;
    this.transcripts = transcripts;
    this.videos = videos;
    this.views = views;
  }

  @GetMapping("/master.m3u8")
  ResponseEntity<String> master(
      @PathVariable VideoId id, @RequestParam(required = false) @Nullable String token) {
    UserId viewer = viewer(id, token);
    ResponseEntity<String> master = text(HLS, playlists.master(id, String.valueOf(token)));
    views.began(id, viewer);
    return master;
  }

  @GetMapping("/variants/{resolution}/playlist.m3u8")
  ResponseEntity<String> media(
      @PathVariable VideoId id,
      @PathVariable String resolution,
      @RequestParam(required = false) @Nullable String token) {
    UserId _ = viewer(id, token);
    return text(HLS, playlists.media(id, resolution));
  }

  @GetMapping("/captions/playlist.m3u8")
  ResponseEntity<String> captions(
      @PathVariable VideoId id, @RequestParam(required = false) @Nullable String token) {
    UserId _ = viewer(id, token);
    return text(HLS, playlists.captions(id, String.valueOf(token)));
  }

  @GetMapping("/captions/captions.vtt")
  ResponseEntity<String> webVtt(
      @PathVariable VideoId id, @RequestParam(required = false) @Nullable String token) {
    UserId _ = viewer(id, token);
    return text("text/vtt", transcripts.webVtt(id));
  }

  /** What has become private or is gone since the token was issued is not found any more. */
  private UserId viewer(VideoId id, @Nullable String token) {
    UserId viewer = tokens.viewer(id, token);
    videos.requireVisible(id, viewer);
    return viewer;
  }

  private static ResponseEntity<String> text(String type, String content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .body(content);
  }
}
