package dev.reelwise.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that older clients read, by operation, with their types: {@code promised.yaml} was
 * written by hand and doesn't follow the code.
 */
record Promised(String operation, JsonNode fields) {

  private static final ObjectNode ALL = Yaml.table("promised");

  static Promised by(String operation) {
    assertThat(ALL.has(operation)).as("openapi/promised.yaml has %s", operation).isTrue();
    return new Promised(operation, ALL.path(operation));
  }

  /** The same data, which has them all. */
  JsonNode in(JsonNode data) {
    check(fields, data, operation);
    return data;
  }

  private static void check(JsonNode promised, JsonNode real, String at) {
    if (promised.isString()) {
      for (String type : promised.asString().split(" or ")) {
        if (is(type, real)) {
          return;
        }
      }
      throw new AssertionError(at + " must be " + promised.asString() + ", not " + real);
    }
    if (promised.isArray()) {
      assertThat(real.isArray()).as(at).isTrue();
      real.forEach(one -> check(promised.get(0), one, at + "[]"));
      return;
    }
    assertThat(real.isObject()).as(at).isTrue();
    promised
        .properties()
        .forEach(
            field -> {
              assertThat(real.has(field.getKey())).as("%s has %s", at, field.getKey()).isTrue();
              check(field.getValue(), real.path(field.getKey()), at + "." + field.getKey());
            });
  }

  private static boolean is(String type, JsonNode real) {
    return switch (type) {
      case "int" -> real.isIntegralNumber();
      case "number" -> real.isNumber();
      case "text" -> real.isString();
      case "bool" -> real.isBoolean();
      case "time" -> real.isString() && real.asString().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
      case "null" -> real.isNull();
      case "object" -> real.isObject();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
