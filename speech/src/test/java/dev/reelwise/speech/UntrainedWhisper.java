package dev.reelwise.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a whole, tiny whisper.cpp model (its ggml file format) with random weights: it knows no
 * language, but runs all of the library's code.
 */
final class UntrainedWhisper {

  private static final int VOCABULARY = 51_864;
  private static final int WORDS = 50_257;
  private static final int AUDIO_FRAMES = 1500;
  private static final int TEXT = 448;
  private static final int STATE = 16;
  private static final int HEADS = 2;
  private static final int MELS = 80;
  private static final int FFT = 201;

  private final OutputStream out;
  private final Random random = new Random(11);

  private UntrainedWhisper(OutputStream out) {
    this.out = out;
  }

  static Path write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new UntrainedWhisper(bytes).write();
    return Files.write(file, bytes.toByteArray());
  }

  private void write() throws IOException {
    ints(0x67676d6c, VOCABULARY, AUDIO_FRAMES, STATE, HEADS, 1, TEXT, STATE, HEADS, 1, MELS, 1);
    ints(MELS, FFT);
    floats(MELS * FFT, 0.01);
    ints(WORDS);
    for (int word = 0; word < WORDS; word++) {
      // The library looks for the single space.
      byte[] text = (word == 220 ? " " : " word" + word).getBytes(StandardCharsets.UTF_8);
      ints(text.length);
      out.write(text);
    }
    encoder();
    decoder();
  }

  private void encoder() throws IOException {
    tensor("encoder.positional_embedding", STATE, AUDIO_FRAMES);
    tensor("encoder.conv1.weight", 3, MELS, STATE);
    tensor("encoder.conv1.bias", 1, STATE);
    tensor("encoder.conv2.weight", 3, STATE, STATE);
    tensor("encoder.conv2.bias", 1, STATE);
    layerNorm("encoder.ln_post");
    block("encoder.blocks.0");
  }

  private void decoder() throws IOException {
    tensor("decoder.positional_embedding", STATE, TEXT);
    tensor("decoder.token_embedding.weight", STATE, VOCABULARY);
    layerNorm("decoder.ln");
    block("decoder.blocks.0");
    layerNorm("decoder.blocks.0.cross_attn_ln");
    attention("decoder.blocks.0.cross_attn");
  }

  private void block(String name) throws IOException {
    layerNorm(name + ".mlp_ln");
    linear(name + ".mlp.0", STATE, 4 * STATE);
    linear(name + ".mlp.2", 4 * STATE, STATE);
    layerNorm(name + ".attn_ln");
    attention(name + ".attn");
  }

  private void attention(String name) throws IOException {
    linear(name + ".query", STATE, STATE);
    tensor(name + ".key.weight", STATE, STATE);
    linear(name + ".value", STATE, STATE);
    linear(name + ".out", STATE, STATE);
  }

  private void layerNorm(String name) throws IOException {
    tensor(name + ".weight", STATE);
    tensor(name + ".bias", STATE);
  }

  private void linear(String name, int in, int to) throws IOException {
    tensor(name + ".weight", in, to);
    tensor(name + ".bias", to);
  }

  private void tensor(String name, int... shape) throws IOException {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    boolean half = shape.length > 1 && name.endsWith(".weight");
    ints(shape.length, name.length(), half ? 1 : 0);
    ints(shape);
    out.write(name.getBytes(StandardCharsets.US_ASCII));
    if (half) {
      halves(size, 0.5);
    } else {
      floats(size, 0.5);
    }
  }

  private void ints(int... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    out.write(bytes.array());
  }

  private void halves(int count, double spread) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putShort(Float.floatToFloat16((float) (random.nextGaussian() * spread)));
    }
    out.write(bytes.array());
  }

  private void floats(int count, double spread) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putFloat((float) (random.nextGaussian() * spread));
    }
    out.write(bytes.array());
  }
}
