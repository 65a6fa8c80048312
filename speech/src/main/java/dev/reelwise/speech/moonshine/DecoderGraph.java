package dev.reelwise.speech.moonshine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the decoder tell what it listens to. The published model keeps its cross-attention inside;
 * this adds the attention weights of the last layers, which follow the speech most closely, to the
 * outputs of the ONNX graph and of the two branches of its only {@code If} node. The numbers are
 * the field numbers of onnx.proto.
 */
final class DecoderGraph {

  /** The added outputs: {@code [1, heads, tokens, frames]} floats each. */
  static final List<String> ATTENTION = List.of("cross_attention.0", "cross_attention.1");

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INPUT = 11;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_TYPE = 4;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_ELEMENT = 1;
  private static final int FLOAT = 1;

  private DecoderGraph() {}

  /** The decoder's model file with the weights among its outputs. */
  static ByteBuffer withAttention(ByteBuffer model) {
    return ProtoMessage.parse(model).mapAll(MODEL_GRAPH, DecoderGraph::changeMain).bytes();
  }

  private static ProtoMessage changeMain(ProtoMessage graph) {
    List<String> inner = innerNames(layers(graph));
    ProtoMessage changed =
        graph.mapAll(GRAPH_NODE, node -> isIf(node) ? changeIf(node, inner) : node);
    for (String name : ATTENTION) {
      changed = changed.with(GRAPH_OUTPUT, floats(name));
    }
    return changed;
  }

  private static int layers(ProtoMessage graph) {
    return (int)
        graph.all(GRAPH_INPUT).stream()
            .map(input -> text(ProtoMessage.parse(input).all(VALUE_NAME).getFirst()))
            .filter(name -> name.endsWith(".decoder.key"))
            .count();
  }

  private static List<String> innerNames(int layers) {
    return IntStream.range(layers - ATTENTION.size(), layers)
        .mapToObj(layer -> "/model/decoder/layers." + layer + "/encoder_attn/Softmax_output_0")
        .toList();
  }

  private static boolean isIf(ProtoMessage node) {
    return node.all(NODE_TYPE).stream().anyMatch(type -> text(type).equals("If"));
  }

  private static ProtoMessage changeIf(ProtoMessage node, List<String> inner) {
    ProtoMessage changed =
        node.mapAll(
            NODE_ATTRIBUTE,
            branch -> branch.mapAll(ATTRIBUTE_GRAPH, graph -> withOutputs(graph, inner)));
    for (String name : ATTENTION) {
      changed = changed.with(NODE_OUTPUT, name);
    }
    return changed;
  }

  private static ProtoMessage withOutputs(ProtoMessage graph, List<String> names) {
    ProtoMessage changed = graph;
    for (String name : names) {
      changed = changed.with(GRAPH_OUTPUT, floats(name));
    }
    return changed;
  }

  private static ProtoMessage floats(String name) {
    ProtoMessage tensor = ProtoMessage.empty().withNumber(TENSOR_ELEMENT, FLOAT);
    return ProtoMessage.empty()
        .with(VALUE_NAME, name)
        .with(VALUE_TYPE, ProtoMessage.empty().with(TYPE_TENSOR, tensor));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
