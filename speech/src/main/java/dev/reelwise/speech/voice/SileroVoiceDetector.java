package dev.reelwise.speech.voice;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Silero VAD v5 (Silero Team 2024) on ONNX Runtime: takes some 5 ms for a second of audio. */
public final class SileroVoiceDetector implements VoiceDetector {

  /** The model also sees the end of the window before. */
  private static final int CONTEXT = 64;

  private static final long[] INPUT_SHAPE = {1, CONTEXT + WINDOW};
  private static final long[] STATE_SHAPE = {2, 1, 128};
  private static final int STATE = 256;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /** Throws {@link OrtException} when the file is no such model. */
  public SileroVoiceDetector(Path model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model.toString(), options);
    }
  }

  @Override
  public Listening listen() {
    return new Stream();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The voice detector can't be closed", e);
    }
  }

  private final class Stream implements Listening {
    private final float[] input = new float[CONTEXT + WINDOW];
    private final float[] state = new float[STATE];

    @Override
    public float speech(float[] window) {
      System.arraycopy(input, WINDOW, input, 0, CONTEXT);
      System.arraycopy(window, 0, input, CONTEXT, WINDOW);
      try {
        return judge();
      } catch (OrtException e) {
        throw new IllegalStateException("The voice detector has failed", e);
      }
    }

    private float judge() throws OrtException {
      try (OnnxTensor audio =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), INPUT_SHAPE);
          OnnxTensor before =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(state), STATE_SHAPE);
          OnnxTensor rate =
              OnnxTensor.createTensor(
                  environment, LongBuffer.wrap(new long[] {Chunk.SAMPLE_RATE}), new long[0]);
          OrtSession.Result result =
              session.run(Map.of("input", audio, "state", before, "sr", rate))) {
        ((OnnxTensor) result.get(1)).getFloatBuffer().get(state);
        return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
      }
    }
  }
}
