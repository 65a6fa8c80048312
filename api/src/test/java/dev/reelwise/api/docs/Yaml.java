package dev.reelwise.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes YAML as JSON trees; the order of the fields stays. */
final class Yaml {

  private static final JsonMapper JSON = new JsonMapper();

  private Yaml() {}

  /** One of our tables. */
  static ObjectNode table(String name) {
    try (InputStream in = Yaml.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode read(String text) {
    Object tree = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return JSON.valueToTree(tree);
  }

  static String write(ObjectNode tree) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setWidth(120);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    return new org.yaml.snakeyaml.Yaml(new Texts(options), options)
        .dump(JSON.convertValue(tree, java.util.LinkedHashMap.class));
  }

  /** Texts of several lines stay readable. */
  private static final class Texts extends Representer {
    Texts(DumperOptions options) {
      super(options);
      multiRepresenters.put(String.class, this::text);
      representers.put(String.class, this::text);
    }

    private Node text(Object value) {
      String text = (String) value;
      ScalarStyle style = text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
      return representScalar(getTag(String.class, org.yaml.snakeyaml.nodes.Tag.STR), text, style);
    }
  }
}
