package dev.reelwise.api.transcript;

import dev.reelwise.api.account.SignedIn;
import dev.reelwise.api.video.Videos;
import dev.reelwise.contracts.VideoId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Owners say what is said in their videos. */
@RestController
@RequestMapping("/api/v1/videos/{id}")
class EditController {

  private final Videos videos;
  private final Transcripts transcripts;
  private final TranscriptEdits edits;
  private final TranscriptBody body;
  private final SummaryRequests summaries;

  EditController(
      Videos videos,
      Transcripts transcripts,
      TranscriptEdits edits,
      TranscriptBody body,
      SummaryRequests summaries) {
    this.videos = videos;
    this.transcripts = transcripts;
    this.edits = edits;
    this.body = body;
    this.summaries = summaries;
  }

  @PutMapping("/transcript")
  @Operation(summary = "Replaces the transcript: JSON {language?, segments}, WebVTT or SubRip")
  ResponseEntity<TranscriptView> any(
      @PathVariable VideoId id,
      SignedIn user,
      @RequestParam(required = false) @Nullable String language,
      HttpServletRequest request)
      throws IOException {
    return put(owned(id, user), user, body.any(request, language), request);
  }

  @PutMapping("/transcript.json")
  ResponseEntity<TranscriptView> json(
      @PathVariable VideoId id,
      SignedIn user,
      @RequestParam(required = false) @Nullable String language,
      HttpServletRequest request)
      throws IOException {
    return put(owned(id, user), user, body.json(request, language), request);
  }

  @PutMapping("/transcript.vtt")
  ResponseEntity<TranscriptView> webVtt(
      @PathVariable VideoId id,
      SignedIn user,
      @RequestParam(required = false) @Nullable String language,
      HttpServletRequest request)
      throws IOException {
    return put(owned(id, user), user, body.webVtt(request, language), request);
  }

  @PutMapping("/transcript.srt")
  ResponseEntity<TranscriptView> srt(
      @PathVariable VideoId id,
      SignedIn user,
      @RequestParam(required = false) @Nullable String language,
      HttpServletRequest request)
      throws IOException {
    return put(owned(id, user), user, body.srt(request, language), request);
  }

  @PostMapping("/transcript/versions/{version}/restore")
  ResponseEntity<TranscriptView> restore(
      @PathVariable VideoId id,
      @PathVariable int version,
      SignedIn user,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    edits.restore(owned(id, user), version, IfMatch.of(ifMatch), user.id());
    return now(id);
  }

  @PostMapping("/summary")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Has the transcript that holds now summarized")
  Requested summarize(@PathVariable VideoId id, SignedIn user) {
    summaries.request(owned(id, user));
    return new Requested(id);
  }

  private VideoId owned(VideoId id, SignedIn user) {
    return videos.owned(id, user).id();
  }

  private ResponseEntity<TranscriptView> put(
      VideoId id, SignedIn user, Draft draft, HttpServletRequest request) {
    IfMatch expected = IfMatch.of(request.getHeader(HttpHeaders.IF_MATCH));
    edits.put(id, draft, expected, user.id());
    return now(id);
  }

  private ResponseEntity<TranscriptView> now(VideoId id) {
    CurrentTranscript current = transcripts.current(id);
    return ResponseEntity.ok()
        .eTag(TranscriptController.tag(current, "json"))
        .body(
            TranscriptView.of(transcripts.read(id, current), current.version(), current.source()));
  }

  /** The summary comes later: the video's status tells when. */
  record Requested(VideoId videoId) {}
}
