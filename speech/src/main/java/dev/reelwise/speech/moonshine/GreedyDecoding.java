package dev.reelwise.speech.moonshine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass of the decoder over encoded speech: the likeliest token at each step. The cache stays in
 * the runtime's memory: a step's outputs are the next step's inputs.
 */
final class GreedyDecoding implements AutoCloseable {

  private static final long START = 1;

  /** The authors' bound; more means that the model talks about what it does not hear. */
  private static final double TOKENS_PER_SECOND = 6.5;

  private static final int FEWEST_TOKENS = 6;

  private final OrtEnvironment environment;
  private final OrtSession decoder;
  private final DecoderShape shape;
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final OnnxTensor nothing;
  private final OnnxTensor usesCache;
  private final List<Integer> tokens = new ArrayList<>();
  private final List<float[]> attention = new ArrayList<>();
  private OrtSession.@Nullable Result first;
  private OrtSession.@Nullable Result last;

  GreedyDecoding(
      OrtEnvironment environment, OrtSession decoder, DecoderShape shape, OnnxTensor encoded)
      throws OrtException {
    this.environment = environment;
    this.decoder = decoder;
    this.shape = shape;
    this.nothing =
        OnnxTensor.createTensor(environment, FloatBuffer.allocate(0), shape.emptyShape());
    this.usesCache = OnnxTensor.createTensor(environment, new boolean[] {true});
    inputs.put("encoder_hidden_states", encoded);
    shape.ownParts().forEach(part -> inputs.put("past_key_values." + part, nothing));
    shape.encoderParts().forEach(part -> inputs.put("past_key_values." + part, nothing));
  }

  static int limit(double seconds) {
    return Math.max(FEWEST_TOKENS, (int) Math.ceil(seconds * TOKENS_PER_SECOND));
  }

  /** Decodes until the end token, a loop, or the limit. */
  void run(int limit) throws OrtException, InterruptedException {
    long token = START;
    while (tokens.size() < limit) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      token = step(token);
      if (token == Vocabulary.END) {
        break;
      }
      tokens.add((int) token);
      if (Loops.endsInLoop(tokens)) {
        break;
      }
    }
  }

  List<Integer> tokens() {
    return tokens;
  }

  List<float[]> attention() {
    return attention;
  }

  private long step(long token) throws OrtException {
    try (OnnxTensor id =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(new long[] {token}), new long[] {1, 1});
        OnnxTensor fresh = OnnxTensor.createTensor(environment, new boolean[] {false})) {
      inputs.put("input_ids", id);
      inputs.put("use_cache_branch", first == null ? fresh : usesCache);
      OrtSession.Result result = decoder.run(inputs);
      keep(result);
      attention.add(attentionOf(result));
      return likeliest(tensor(result, "logits").getFloatBuffer());
    }
  }

  private void keep(OrtSession.Result result) {
    feed(result, shape.ownParts());
    if (first == null) {
      // The encoder's part of the cache comes from the first step only.
      feed(result, shape.encoderParts());
      first = result;
      return;
    }
    if (last != null) {
      last.close();
    }
    last = result;
  }

  private void feed(OrtSession.Result result, List<String> parts) {
    parts.forEach(part -> inputs.put("past_key_values." + part, tensor(result, "present." + part)));
  }

  /** Summed over all heads: each follows the speech a little differently. */
  private float[] attentionOf(OrtSession.Result result) {
    float[] sum = {};
    for (String name : DecoderGraph.ATTENTION) {
      FloatBuffer heads = tensor(result, name).getFloatBuffer();
      int frames = heads.remaining() / (int) shape.heads();
      sum = sum.length == 0 ? new float[frames] : sum;
      for (int i = 0; heads.hasRemaining(); i++) {
        sum[i % frames] += heads.get();
      }
    }
    return sum;
  }

  private static OnnxTensor tensor(OrtSession.Result result, String name) {
    return (OnnxTensor) result.get(name).orElseThrow();
  }

  private static int likeliest(FloatBuffer logits) {
    int best = 0;
    for (int token = 1; token < logits.remaining(); token++) {
      if (logits.get(token) > logits.get(best)) {
        best = token;
      }
    }
    return best;
  }

  @Override
  public void close() {
    if (last != null) {
      last.close();
    }
    if (first != null) {
      first.close();
    }
    nothing.close();
    usesCache.close();
  }
}
