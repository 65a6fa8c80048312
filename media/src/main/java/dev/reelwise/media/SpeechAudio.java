package dev.reelwise.media;

import java.io.InputStream;

/**
 * The sound of a file as 16 kHz mono signed 16-bit little-endian samples, decoded while it is read.
 * Closing it ends the decoder. A file without sound gives an empty stream; a decoder that fails in
 * the middle gives an {@link java.io.IOException}, whose cause is the {@link MediaFailure}, at that
 * place: never a silent end.
 */
public final class SpeechAudio implements AutoCloseable {

  private final InputStream pcm;
  private final Runnable end;

  SpeechAudio(InputStream pcm, Runnable end) {
    this.pcm = pcm;
    this.end = end;
  }

  static SpeechAudio silence() {
    return new SpeechAudio(InputStream.nullInputStream(), () -> {});
  }

  public InputStream pcm() {
    return pcm;
  }

  @Override
  public void close() {
    end.run();
  }
}
