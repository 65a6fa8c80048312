package dev.reelwise.speech;

import ai.onnxruntime.OrtException;
import dev.reelwise.speech.moonshine.MoonshineModel;
import dev.reelwise.speech.voice.ChunkLimits;
import dev.reelwise.speech.voice.LoudnessVoiceDetector;
import dev.reelwise.speech.voice.SileroVoiceDetector;
import dev.reelwise.speech.voice.VoiceDetector;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the engine that the settings ask for. */
public final class Transcribers {

  private static final Logger LOG = System.getLogger(Transcribers.class.getName());

  private Transcribers() {}

  /**
   * Loads a model into this process, which takes a second or more. Where Moonshine's files are
   * missing, Vosk takes its place, and a warning says so.
   *
   * @throws IllegalArgumentException when something is missing or wrong: says what, and the remedy
   */
  public static Transcriber open(SpeechSettings settings) {
    ModelFiles files = new ModelFiles(settings.models());
    VoiceDetector voice = voice(files);
    try {
      Recognizer recognizer = recognizer(settings, files);
      LOG.log(Level.INFO, "Speech is transcribed by {0}", recognizer.model());
      return new ChunkedTranscriber(
          recognizer, voice, limits(settings.engine()), settings.workers());
    } catch (RuntimeException e) {
      voice.close();
      throw e;
    }
  }

  private static Recognizer recognizer(SpeechSettings settings, ModelFiles files) {
    return switch (settings.engine()) {
      case MOONSHINE -> moonshineOrVosk(files);
      case VOSK -> vosk(files);
      case WHISPER -> whisper(settings.whisperModel());
      case OPENAI -> openAi(settings.openAi());
    };
  }

  private static ChunkLimits limits(Engine engine) {
    return engine == Engine.OPENAI ? ChunkLimits.LONG : ChunkLimits.SHORT;
  }

  private static Recognizer moonshineOrVosk(ModelFiles files) {
    List<Path> missing = files.missingForMoonshine();
    if (missing.isEmpty()) {
      return moonshine(files);
    }
    if (!Files.isDirectory(files.vosk())) {
      throw new IllegalArgumentException(
          "No speech model is there: %s and %s are missing. Run `./reelwise doctor` to fetch them."
              .formatted(missing, files.vosk()));
    }
    LOG.log(
        Level.WARNING,
        "Vosk transcribes in the place of Moonshine (more word errors), as {0} is missing;"
            + " `./reelwise doctor` tells how to get it",
        missing);
    return vosk(files);
  }

  private static Recognizer moonshine(ModelFiles files) {
    try {
      return new MoonshineRecognizer(MoonshineModel.open(files.moonshine()), ModelFiles.MOONSHINE);
    } catch (IOException | OrtException | RuntimeException e) {
      throw broken("Moonshine's model", files.moonshine(), e);
    }
  }

  private static Recognizer vosk(ModelFiles files) {
    if (!Files.isDirectory(files.vosk())) {
      throw new IllegalArgumentException(
          "The Vosk model is missing: unpack one into " + files.vosk());
    }
    try {
      return VoskRecognizer.open(files.vosk());
    } catch (IOException e) {
      throw broken("The Vosk model", files.vosk(), e);
    } catch (UnsatisfiedLinkError e) {
      throw unsupported("Vosk", e);
    }
  }

  private static Recognizer whisper(@Nullable Path model) {
    if (model == null) {
      throw new IllegalArgumentException(
          "Set WHISPER_MODEL to a whisper.cpp model file (ggml), or choose another speech engine");
    }
    if (!Files.isRegularFile(model)) {
      throw new IllegalArgumentException(
          "The Whisper model " + model + " is not there: correct or unset WHISPER_MODEL");
    }
    try {
      return WhisperRecognizer.open(model);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "whisper.cpp can't read %s (%s): give WHISPER_MODEL a model in ggml format"
              .formatted(model, e.getMessage()),
          e);
    } catch (UnsatisfiedLinkError e) {
      throw unsupported("whisper.cpp", e);
    }
  }

  private static Recognizer openAi(@Nullable OpenAi endpoint) {
    if (endpoint == null) {
      throw new IllegalArgumentException(
          "Set OPENAI_API_KEY and OPENAI_TRANSCRIBE_MODEL, or choose another speech engine");
    }
    return new OpenAiRecognizer(endpoint);
  }

  private static VoiceDetector voice(ModelFiles files) {
    if (!Files.isRegularFile(files.silero())) {
      LOG.log(Level.INFO, "Speech is told from silence by loudness: no {0}", files.silero());
      return new LoudnessVoiceDetector();
    }
    try {
      return new SileroVoiceDetector(files.silero());
    } catch (OrtException e) {
      throw broken("The voice detector's model", files.silero(), e);
    }
  }

  private static IllegalArgumentException unsupported(String engine, UnsatisfiedLinkError cause) {
    return new IllegalArgumentException(
        "%s has no library for this system (%s): choose another speech engine"
            .formatted(engine, cause.getMessage()),
        cause);
  }

  private static IllegalArgumentException broken(String what, Path where, Throwable cause) {
    return new IllegalArgumentException(
        "%s can't be loaded (%s): delete %s so that it is fetched again, or replace it"
            .formatted(what, cause.getMessage(), where),
        cause);
  }
}
