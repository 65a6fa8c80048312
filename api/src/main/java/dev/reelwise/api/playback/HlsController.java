package dev.reelwise.api.playback;

import dev.reelwise.api.transcript.Transcripts;
import dev.reelwise.api.views.Views;
import dev.reelwise.api.web.Freshness;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import jakarta.servlet.http.HttpServletRequest;
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

  private final Admission admission;
  private final Playlists playlists;
  private final Transcripts transcripts;
  private final PlaylistAges ages;
  private final Views views;

  HlsController(
      Admission admission,
      Playlists playlists,
      Transcripts transcripts,
      PlaylistAges ages,
      Views views) {
    this.admission = admission;
    this.playlists = playlists;
    this.transcripts = transcripts;
    this.ages = ages;
    this.views = views;
  }

  @GetMapping("/master.m3u8")
  ResponseEntity<String> master(
      @PathVariable VideoId id,
      @RequestParam(required = false) @Nullable String token,
      HttpServletRequest request) {
    UserId viewer = admission.viewer(id, token);
    String master = playlists.master(id, String.valueOf(token));
    views.began(id, viewer);
    return playlist(master, request);
  }

  @GetMapping("/variants/{resolution}/playlist.m3u8")
  ResponseEntity<String> media(
      @PathVariable VideoId id,
      @PathVariable String resolution,
      @RequestParam(required = false) @Nullable String token,
      HttpServletRequest request) {
    UserId _ = admission.viewer(id, token);
    return playlist(playlists.media(id, resolution), request);
  }

  @GetMapping("/captions/playlist.m3u8")
  ResponseEntity<String> captions(
      @PathVariable VideoId id,
      @RequestParam(required = false) @Nullable String token,
      HttpServletRequest request) {
    UserId _ = admission.viewer(id, token);
    return playlist(playlists.captions(id, String.valueOf(token)), request);
  }

  @GetMapping("/captions/captions.vtt")
  ResponseEntity<String> webVtt(
      @PathVariable VideoId id,
      @RequestParam(required = false) @Nullable String token,
      HttpServletRequest request) {
    UserId _ = admission.viewer(id, token);
    Freshness now = Freshness.untilChanged("W/\"" + transcripts.tag(id) + ".vtt\"");
    return now.isKnownTo(request)
        ? now.unchanged()
        : now.fresh().contentType(utf8("text/vtt")).body(transcripts.webVtt(id));
  }

  private ResponseEntity<String> playlist(String content, HttpServletRequest request) {
    Freshness now = ages.of(content);
    return now.isKnownTo(request)
        ? now.unchanged()
        : now.fresh().contentType(utf8(HLS)).body(content);
  }

  private static MediaType utf8(String type) {
    return MediaType.parseMediaType(type + ";charset=UTF-8");
  }
}
