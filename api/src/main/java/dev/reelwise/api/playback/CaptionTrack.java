package dev.reelwise.api.playback;

import dev.reelwise.contracts.document.Transcript;
import java.util.Locale;
import java.util.stream.Collectors;

/** The captions as a subtitles rendition of HLS (RFC 8216, 4.3.4.1): one segment for all. */
final class CaptionTrack {

  private static final String GROUP = "captions";
  private static final String VARIANT = "#EXT-X-STREAM-INF:";

  private CaptionTrack() {}

  /** The master playlist with the track, which each variant then names. */
  static String in(String master, Transcript transcript, String query) {
    String track = media(transcript, query);
    String lines =
        master
            .lines()
            .map(line -> line.startsWith(VARIANT) ? line + ",SUBTITLES=\"" + GROUP + "\"" : line)
            .collect(Collectors.joining("\n"));
    return lines.replaceFirst(VARIANT, track + "\n" + VARIANT) + "\n";
  }

  private static String media(Transcript transcript, String query) {
    Language language = Language.of(transcript.language());
    return "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"%s\",NAME=\"%s\"%s,DEFAULT=NO,AUTOSELECT=YES,URI=\"%s\""
        .formatted(
            GROUP,
            language.label(),
            language.tag().isEmpty() ? "" : ",LANGUAGE=\"" + language.tag() + "\"",
            "captions/playlist.m3u8" + query);
  }

  static String playlist(Transcript transcript, String query) {
    double last = transcript.segments().getLast().end();
    double seconds = Math.max(Math.max(transcript.duration(), last), 0.001);
    return """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:%d
        #EXT-X-PLAYLIST-TYPE:VOD
        #EXTINF:%s,
        captions.vtt%s
        #EXT-X-ENDLIST
        """
        .formatted((long) Math.ceil(seconds), String.format(Locale.ROOT, "%.3f", seconds), query);
  }
}
