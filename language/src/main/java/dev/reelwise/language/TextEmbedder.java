package dev.reelwise.language;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Maps texts to vectors of which the dot product tells how near they are in meaning (1 the same, 0
 * unrelated). Safe to call from many threads; each call uses one core.
 */
public final class TextEmbedder implements AutoCloseable {

  /** The length of a vector. */
  public static final int DIMENSIONS = 384;

  /** The model's name. */
  public static final String NAME = "all-MiniLM-L6-v2";

  /** What the model was trained for; longer texts are cut. */
  private static final int MOST_TOKENS = 256;

  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPiece tokenizer;

  private TextEmbedder(Path model, WordPiece tokenizer) throws OrtException {
    this.tokenizer = tokenizer;
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Sentences differ in length: an arena and a pattern for each would only hold memory.
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      this.session = runtime.createSession(model.toString(), options);
    }
  }

  /**
   * Loads all-MiniLM-L6-v2 (8-bit, 23 MB) from the class path. Throws IllegalStateException where
   * this machine has no ONNX Runtime.
   */
  public static TextEmbedder miniLm() {
    try (InputStream tokenizer = resource(TOKENIZER)) {
      Path model = copied(MODEL);
      try {
        return new TextEmbedder(model, WordPiece.read(tokenizer));
      } finally {
        Files.delete(model);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The embedding model can't be read", e);
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model can't be loaded", e);
    }
  }

  /** By way of a file, the weights don't pass through the heap, which would keep their size. */
  private static Path copied(String resource) throws IOException {
    Path file = Files.createTempFile("reelwise-", ".onnx");
    try (InputStream in = resource(resource)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = TextEmbedder.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name + " is not on the class path");
    }
    return in;
  }

  /**
   * One unit vector of {@link #DIMENSIONS} numbers for each text, in their order. Of a text, at
   * most the first 254 word pieces (about 200 words) count.
   */
  public List<float[]> embed(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  /** The unit vector of one text: the mean over its tokens, as the model was trained with. */
  // One text at a time: the 8-bit model scales by the whole batch, so neighbours would change it.
  public float[] embed(String text) {
    long[] ids = tokenizer.encode(text, MOST_TOKENS);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor idTensor = row(ids);
        OnnxTensor mask = row(ones);
        OnnxTensor types = row(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", idTensor, "attention_mask", mask, "token_type_ids", types))) {
      return unitMean(((OnnxTensor) result.get(0)).getFloatBuffer());
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model failed", e);
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(runtime, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] unitMean(FloatBuffer tokens) {
    float[] sum = new float[DIMENSIONS];
    for (int i = 0; tokens.hasRemaining(); i = (i + 1) % DIMENSIONS) {
      sum[i] += tokens.get();
    }
    return Vectors.unit(sum);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The embedding model can't be closed", e);
    }
  }
}
