package dev.reelwise.speech.moonshine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The decoder's cache: a key and a value for each layer, of itself and of the encoder's frames. */
record DecoderShape(int layers, long heads, long headSize) {

  static DecoderShape of(OrtSession decoder) throws OrtException {
    Map<String, NodeInfo> inputs = decoder.getInputInfo();
    int layers = 0;
    while (inputs.containsKey(past(layers, "decoder.key"))) {
      layers++;
    }
    NodeInfo first = inputs.get(past(0, "decoder.key"));
    if (first == null || !(first.getInfo() instanceof TensorInfo key)) {
      throw new IllegalArgumentException("This is not a Moonshine decoder with a cache");
    }
    return new DecoderShape(layers, key.getShape()[1], key.getShape()[3]);
  }

  /** A cache that holds nothing. */
  long[] emptyShape() {
    return new long[] {0, heads, 1, headSize};
  }

  /**
   * The names of the cache's parts, without {@code past_key_values.} or {@code present.} before.
   */
  List<String> ownParts() {
    return parts("decoder");
  }

  List<String> encoderParts() {
    return parts("encoder");
  }

  private List<String> parts(String side) {
    List<String> parts = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      parts.add(layer + "." + side + ".key");
      parts.add(layer + "." + side + ".value");
    }
    return parts;
  }

  private static String past(int layer, String part) {
    return "past_key_values." + layer + "." + part;
  }
}
