package dev.reelwise.api.transcript;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said in a video: JSON, or captions by Accept or by extension. */
@RestController
@RequestMapping("/api/v1/videos/{id}")
class TranscriptController {

  private static final String VTT = "text/vtt";
  private static final String SRT = "application/x-subrip";

  private final Videos videos;
  private final Transcripts transcripts;

  TranscriptController(Videos videos, Transcripts transcripts) {
    this.videos = videos;
    this.transcripts = transcripts;
  }

  @GetMapping(
      value = {"/transcript", "/transcript.json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  TranscriptView json(@PathVariable VideoId id, SignedIn user) {
    return TranscriptView.of(transcripts.of(videos.visible(id, user).id()));
  }

  @GetMapping(value = "/transcript", produces = VTT)
  ResponseEntity<String> negotiatedWebVtt(@PathVariable VideoId id, SignedIn user) {
    return webVtt(id, user);
  }

  @GetMapping(value = "/transcript", produces = SRT)
  ResponseEntity<String> negotiatedSrt(@PathVariable VideoId id, SignedIn user) {
    return srt(id, user);
  }

  @GetMapping("/transcript.vtt")
  ResponseEntity<String> webVtt(@PathVariable VideoId id, SignedIn user) {
    return file(VTT, transcripts.webVtt(videos.visible(id, user).id()));
  }

  @GetMapping("/transcript.srt")
  ResponseEntity<String> srt(@PathVariable VideoId id, SignedIn user) {
    return file(SRT, transcripts.srt(videos.visible(id, user).id()));
  }

  private static ResponseEntity<String> file(String type, String content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
        .body(content);
  }

  /** Times and {@code durationSeconds} are seconds from the video's begin. */
  record TranscriptView(
      VideoId videoId,
      String transcriptText,
      @Nullable String language,
      String model,
      double durationSeconds,
      List<Segment> segments) {

    static TranscriptView of(Transcript transcript) {
      return new TranscriptView(
          transcript.videoId(),
          transcript.fullText(),
          transcript.language(),
          transcript.model(),
          transcript.duration(),
          transcript.segments());
    }
  }
}
