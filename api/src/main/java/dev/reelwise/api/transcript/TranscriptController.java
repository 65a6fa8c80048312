package dev.reelwise.api.transcript;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.Videos;
import dev.reelwise.api.web.Freshness;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.contracts.document.Segment;
import dev.reelwise.speech.Captions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said in a video: JSON, captions or text, by Accept or by extension. */
@RestController
@RequestMapping("/api/v1/videos/{id}")
class TranscriptController {

  static final String VTT = "text/vtt";
  static final String SRT = "application/x-subrip";

  private final Videos videos;
  private final Transcripts transcripts;

  TranscriptController(Videos videos, Transcripts transcripts) {
    this.videos = videos;
    this.transcripts = transcripts;
  }

  @GetMapping(
      value = {"/transcript", "/transcript.json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TranscriptView> json(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    CurrentTranscript current = transcripts.current(videos.visible(id, user).id());
    Freshness now = Freshness.untilChanged(tag(current, "json"));
    return now.isKnownTo(request)
        ? now.unchanged()
        : now.fresh()
            .body(
                TranscriptView.of(
                    transcripts.read(id, current), current.version(), current.source()));
  }

  @GetMapping(value = "/transcript", produces = VTT)
  ResponseEntity<String> negotiatedWebVtt(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    return webVtt(id, user, request);
  }

  @GetMapping(value = "/transcript", produces = SRT)
  ResponseEntity<String> negotiatedSrt(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    return srt(id, user, request);
  }

  @GetMapping(value = "/transcript", produces = MediaType.TEXT_PLAIN_VALUE)
  ResponseEntity<String> negotiatedText(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    return text(id, user, request);
  }

  @GetMapping("/transcript.vtt")
  ResponseEntity<String> webVtt(
      @PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    return file(videos.visible(id, user).id(), VTT, Captions::webVtt, request);
  }

  @GetMapping("/transcript.srt")
  ResponseEntity<String> srt(@PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    return file(videos.visible(id, user).id(), SRT, Captions::srt, request);
  }

  /** The words in paragraphs, without times. */
  @GetMapping("/transcript.txt")
  ResponseEntity<String> text(@PathVariable VideoId id, SignedIn user, HttpServletRequest request) {
    return file(
        videos.visible(id, user).id(), MediaType.TEXT_PLAIN_VALUE, Captions::plainText, request);
  }

  private ResponseEntity<String> file(
      VideoId video,
      String type,
      Function<List<Segment>, String> form,
      HttpServletRequest request) {
    CurrentTranscript current = transcripts.current(video);
    Freshness now = Freshness.untilChanged(tag(current, type.replaceFirst(".*[/-]", "")));
    return now.isKnownTo(request)
        ? now.unchanged()
        : now.fresh()
            .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
            .body(form.apply(transcripts.read(video, current).segments()));
  }

  /**
   * Each form has a tag of its own; what comes before the point is the same. It is weak, because an
   * answer with a strong one would not be compressed.
   */
  static String tag(CurrentTranscript current, String form) {
    return "W/\"" + current.tag() + "." + form + "\"";
  }
}
