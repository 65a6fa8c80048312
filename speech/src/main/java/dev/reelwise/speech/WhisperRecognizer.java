package dev.reelwise.speech;

import dev.reelwise.speech.voice.Chunk;
import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** whisper.cpp with a model file (ggml) of the user's. */
final class WhisperRecognizer implements Recognizer {

  /** Whisper describes sounds: {@code [BLANK_AUDIO]}, {@code (music)}. That is no speech. */
  private static final Pattern SOUND = Pattern.compile("[\\[(*\u266a].*[])*\u266a]");

  private static final double TICKS_PER_SECOND = 100;

  private final WhisperJNI whisper;
  private final WhisperContext context;
  private final String name;
  private final Queue<WhisperState> idle = new ConcurrentLinkedQueue<>();

  private WhisperRecognizer(WhisperJNI whisper, WhisperContext context, String name) {
    this.whisper = whisper;
    this.context = context;
    this.name = name;
  }

  /** Throws {@link IOException} when the file is no model that whisper.cpp reads. */
  static WhisperRecognizer open(Path file) throws IOException {
    WhisperJNI.loadLibrary();
    WhisperJNI.setLibraryLogger(null);
    WhisperJNI whisper = new WhisperJNI();
    @Nullable WhisperContext context = whisper.initNoState(file);
    if (context == null) {
      throw new IOException("whisper.cpp does not know this format");
    }
    return new WhisperRecognizer(whisper, context, "whisper.cpp " + file.getFileName());
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public Recognition recognize(Chunk chunk) throws TranscriptionFailure {
    WhisperState state = idle.poll();
    state = state == null ? whisper.initState(context) : state;
    try {
      float[] samples = chunk.samples();
      int code = whisper.fullWithState(context, state, parameters(), samples, samples.length);
      if (code != 0) {
        throw new TranscriptionFailure.Permanent("whisper.cpp has failed with code " + code, null);
      }
      return new Recognition(phrases(state), whisper.isMultilingual(context) ? null : "en");
    } finally {
      idle.add(state);
    }
  }

  private WhisperFullParams parameters() {
    WhisperFullParams parameters = new WhisperFullParams();
    parameters.nThreads = 1;
    parameters.language = whisper.isMultilingual(context) ? "auto" : "en";
    parameters.noContext = true;
    parameters.suppressNonSpeechTokens = true;
    parameters.printProgress = false;
    parameters.printRealtime = false;
    parameters.printTimestamps = false;
    return parameters;
  }

  private List<Phrase> phrases(WhisperState state) {
    List<Phrase> phrases = new ArrayList<>();
    int count = whisper.fullNSegmentsFromState(state);
    for (int i = 0; i < count; i++) {
      String text = whisper.fullGetSegmentTextFromState(state, i).strip();
      if (!text.isEmpty() && !SOUND.matcher(text).matches()) {
        phrases.add(
            new Phrase(
                text,
                whisper.fullGetSegmentTimestamp0FromState(state, i) / TICKS_PER_SECOND,
                whisper.fullGetSegmentTimestamp1FromState(state, i) / TICKS_PER_SECOND));
      }
    }
    return phrases;
  }

  @Override
  public void close() {
    idle.forEach(whisper::free);
    whisper.free(context);
  }
}
