package dev.reelwise.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document as it was checked in: {@code docs/openapi.yaml} of the sources. */
final class Description {

  private final String yaml;
  private final byte[] json;

  private Description(String yaml) {
    this.yaml = yaml;
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    this.json = JsonMapper.shared().writeValueAsBytes(tree);
  }

  static Description read() {
    try (InputStream in = new ClassPathResource("docs/openapi.yaml").getInputStream()) {
      return new Description(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("docs/openapi.yaml is not in the jar", e);
    }
  }

  String yaml() {
    return yaml;
  }

  byte[] json() {
    return json.clone();
  }
}
