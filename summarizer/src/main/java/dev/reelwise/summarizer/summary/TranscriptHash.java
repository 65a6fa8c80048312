package dev.reelwise.summarizer.summary;

import dev.reelwise.contracts.document.Segment;
import dev.reelwise.contracts.document.Transcript;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two transcripts say the same at the same times, whenever they were written. */
final class TranscriptHash {

  private TranscriptHash() {}

  /** SHA-256 over text and segments, in hexadecimal. */
  static String of(Transcript transcript) {
    MessageDigest hash = sha256();
    hash.update(transcript.fullText().getBytes(StandardCharsets.UTF_8));
    for (Segment segment : transcript.segments()) {
      ByteBuffer times = ByteBuffer.allocate(2 * Double.BYTES);
      hash.update(times.putDouble(segment.start()).putDouble(segment.end()).flip());
      hash.update(segment.text().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
