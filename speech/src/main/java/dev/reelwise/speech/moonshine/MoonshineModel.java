package dev.reelwise.speech.moonshine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Moonshine base or tiny (Jeffries et al. 2024, "Moonshine: Speech Recognition for Live
 * Transcription and Voice Commands") on ONNX Runtime, on one core for each call. Safe for use by
 * several threads at once: they share the weights.
 */
public final class MoonshineModel implements AutoCloseable {

  private static final int SAMPLE_RATE = 16_000;

  /** The encoder makes one frame of 384 samples. */
  static final double FRAME_SECONDS = 384.0 / SAMPLE_RATE;

  private final OrtEnvironment environment;
  private final Vocabulary vocabulary;
  private final OrtSession encoder;
  private final OrtSession decoder;
  private final DecoderShape shape;

  private MoonshineModel(
      OrtEnvironment environment, Vocabulary vocabulary, OrtSession encoder, OrtSession decoder)
      throws OrtException {
    this.environment = environment;
    this.vocabulary = vocabulary;
    this.encoder = encoder;
    this.decoder = decoder;
    this.shape = DecoderShape.of(decoder);
  }

  /**
   * Loads {@code encoder_model.onnx}, {@code decoder_model_merged.onnx} and {@code tokenizer.js}
   * from a folder.
   *
   * @throws OrtException when a model file is broken
   */
  public static MoonshineModel open(Path folder) throws IOException, OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Vocabulary vocabulary = Vocabulary.read(folder.resolve("tokenizer.js"));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Each chunk and each step has shapes of its own; a plan kept for each would only pile up.
      options.setMemoryPatternOptimization(false);
      OrtSession encoder =
          environment.createSession(folder.resolve("encoder_model.onnx").toString(), options);
      try {
        ByteBuffer graph = decoderGraph(folder.resolve("decoder_model_merged.onnx"));
        OrtSession decoder = environment.createSession(graph, options);
        return new MoonshineModel(environment, vocabulary, encoder, decoder);
      } catch (IOException | OrtException | RuntimeException e) {
        encoder.close();
        throw e;
      }
    }
  }

  /**
   * The words said in a few seconds of speech, in order. Times are within about a tenth of a second
   * for clear speech.
   *
   * @param samples at 16 kHz in -1..1, at most about 30 seconds
   */
  public List<TimedWord> transcribe(float[] samples) throws OrtException, InterruptedException {
    FloatBuffer input = FloatBuffer.wrap(samples);
    try (OnnxTensor audio =
            OnnxTensor.createTensor(environment, input, new long[] {1, samples.length});
        OrtSession.Result encoded = encoder.run(Map.of("input_values", audio));
        GreedyDecoding decoding =
            new GreedyDecoding(environment, decoder, shape, (OnnxTensor) encoded.get(0))) {
      decoding.run(GreedyDecoding.limit((double) samples.length / SAMPLE_RATE));
      return new WordTimes(vocabulary).words(decoding);
    }
  }

  @Override
  public void close() {
    try (encoder;
        decoder) {
      // Both are closed, the second even where closing the first fails.
    } catch (OrtException e) {
      throw new IllegalStateException("The speech model can't be closed", e);
    }
  }

  private static ByteBuffer decoderGraph(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer model = channel.map(MapMode.READ_ONLY, 0, channel.size());
      return DecoderGraph.withAttention(model);
    }
  }
}
