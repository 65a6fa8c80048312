package dev.reelwise.speech.apart;

import dev.reelwise.speech.Transcriber;
import dev.reelwise.speech.Transcribers;
import dev.reelwise.speech.Transcription;
import dev.reelwise.speech.TranscriptionFailure;
import dev.reelwise.speech.apart.Answer.Reason;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The process that listens: loads a model, and transcribes what comes until its parent is gone. */
public final class SpeechMain {

  private static final int BROKEN = 70;

  private final Frames in = new Frames(new FileInputStream(FileDescriptor.in));
  private final PrintStream out;

  private SpeechMain(PrintStream out) {
    this.out = out;
  }

  /** Arguments: those of {@link Launch}. */
  public static void main(String[] arguments) {
    PrintStream answers =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    // What a library prints must not get between the answers.
    System.setOut(System.err);
    endWith(Long.parseLong(arguments[0]));
    int code = new SpeechMain(answers).serve(arguments);
    Leftovers.deleteOwn();
    // Native code that is still at work must not be unloaded under its feet.
    Runtime.getRuntime().halt(code);
  }

  /** While it computes, nobody reads the end of the input that a killed parent leaves. */
  private static void endWith(long parent) {
    var _ =
        ProcessHandle.of(parent)
            .map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(null))
            .thenRun(SpeechMain::halt);
  }

  private static void halt() {
    Leftovers.deleteOwn();
    Runtime.getRuntime().halt(BROKEN);
  }

  private int serve(String[] arguments) {
    try (Transcriber transcriber = Transcribers.open(Launch.parse(arguments))) {
      for (var length = in.next(); length.isPresent(); length = in.next()) {
        transcribe(transcriber, length.get());
      }
      return 0;
    } catch (IllegalArgumentException e) {
      say(failed(Reason.PERMANENT, "Speech can't be transcribed here: ", e));
    } catch (TranscriptionFailure e) {
      say(failed(reason(e), "", e));
    } catch (IOException | InterruptedException alone) {
      return BROKEN;
    } catch (RuntimeException | Error e) {
      e.printStackTrace();
      if (Shortage.isCause(e)) {
        say(new Answer.Failed(Reason.MEMORY, ""));
      }
    }
    return BROKEN;
  }

  private void transcribe(Transcriber transcriber, Duration length)
      throws TranscriptionFailure, IOException, InterruptedException {
    Transcription heard =
        transcriber.transcribe(in.samples(), length, share -> say(new Answer.Progress(share)));
    heard.segments().forEach(s -> say(new Answer.Snippet(s.start(), s.end(), s.text())));
    String language = Optional.ofNullable(heard.language()).orElse("");
    say(new Answer.Heard(heard.model(), language));
  }

  private static Reason reason(TranscriptionFailure failure) {
    return switch (failure) {
      case TranscriptionFailure.Permanent _ -> Reason.PERMANENT;
      case TranscriptionFailure.Transient _ -> Reason.TRANSIENT;
    };
  }

  /** A model that can't be loaded or run for want of memory is not at fault. */
  private static Answer failed(Reason reason, String prefix, Exception e) {
    return Shortage.isCause(e)
        ? new Answer.Failed(Reason.MEMORY, "")
        : new Answer.Failed(reason, prefix + e.getMessage());
  }

  private void say(Answer answer) {
    out.println(answer.line());
  }
}
