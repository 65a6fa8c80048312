package dev.reelwise.api.transcript;

import dev.reelwise.api.web.InvalidRequest;
import dev.reelwise.speech.CaptionFault;
import dev.reelwise.speech.CaptionFile;
import dev.reelwise.speech.Cue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an owner sends as a transcript. */
final class DraftReader {

  private static final int BYTE_ORDER_MARK = 0xFE;

  private DraftReader() {}

  /** Throws InvalidRequest. {@code language} comes before the one that the file names. */
  static Draft webVtt(byte[] file, @Nullable String language) {
    return captions(file, language, CaptionFile::webVtt);
  }

  /** Throws InvalidRequest. */
  static Draft srt(byte[] file, @Nullable String language) {
    return captions(file, language, CaptionFile::srt);
  }

  private static Draft captions(byte[] file, @Nullable String language, Form form) {
    try {
      CaptionFile captions = form.read(text(file));
      List<Draft.Line> lines =
          captions.cues().stream()
              .filter(cue -> !cue.text().isEmpty())
              .map(DraftReader::line)
              .toList();
      String given = DraftChecks.language(language);
      return new Draft(lines, given == null ? named(captions) : given, Source.UPLOAD);
    } catch (CaptionFault fault) {
      throw new InvalidRequest(String.valueOf(fault.getMessage()));
    }
  }

  private static Draft.Line line(Cue cue) {
    return new Draft.Line("Line " + cue.line(), cue.start(), cue.end(), cue.text());
  }

  /** Nobody has typed it in, so nonsense is no fault. */
  private static @Nullable String named(CaptionFile captions) {
    try {
      return DraftChecks.language(captions.language());
    } catch (InvalidRequest nonsense) {
      return null;
    }
  }

  /** Throws InvalidRequest unless it is UTF-8, naming the line. */
  static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      if (file.length > 1
          && (file[0] & 0xFF) >= BYTE_ORDER_MARK
          && (file[1] & 0xFF) >= BYTE_ORDER_MARK) {
        throw new InvalidRequest("Line 1: the file is UTF-16; save it as UTF-8");
      }
      throw new InvalidRequest("Line " + badLine(file) + ": the file must be UTF-8");
    }
  }

  private static int badLine(byte[] file) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(file);
    CharBuffer out = CharBuffer.allocate(file.length + 1);
    decoder.decode(in, out, true);
    return 1 + (int) out.flip().chars().filter(character -> character == '\n').count();
  }

  private interface Form {
    CaptionFile read(String text) throws CaptionFault;
  }
}
