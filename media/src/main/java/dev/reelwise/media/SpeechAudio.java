package dev.reelwise.media;

import java.io.InputStream;

/**
 * The sound of a file as 16 kHz mono signed 16-bit little-endian samples, decoded while it is read.
 * Closing it ends the decoder. A file without sound gives an empty stream; a decoder that fails in
 * the middle gives an {@link java.io.IOException} at that place, never a silent end.
 */
public final class SpeechAudio implements AutoCloseable {

  private final InputStream pcm;
  private final AutoCloseable decoder;

  SpeechAudio(InputStream pcm, AutoCloseable decoder) {
    this.pcm = pcm;
    this.decoder = decoder;
  }

  public InputStream pcm() {
    return pcm;
  }

  @Override
  public void close() {}
}
