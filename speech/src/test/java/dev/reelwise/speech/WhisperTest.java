package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reelwise.contracts.document.Segment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class WhisperTest {

  @TempDir Path folder;

  @Test
  void twoWorkersRunTheUsersModelFile() throws Exception {
    Path model = UntrainedWhisper.write(folder.resolve("ggml-untrained.bin"));
    Pcm audio = new Pcm().silence(2);
    SpokenSentence.all().forEach(sentence -> audio.say(sentence).silence(2.5));

    try (Transcriber whisper =
        Transcribers.open(
            new SpeechSettings(Engine.WHISPER, TestModels.folder(), 2, model, null))) {
      Transcription transcription = whisper.transcribe(audio.stream(), audio.length(), x -> {});

      assertThat(transcription.model()).isEqualTo("whisper.cpp ggml-untrained.bin");
      assertThat(transcription.language()).isEqualTo("en");
      assertThat(transcription.segments())
          .isNotEmpty()
          .allSatisfy(segment -> assertThat(segment.text()).contains("word"))
          .extracting(Segment::end)
          .allSatisfy(end -> assertThat(end).isBetween(1.9, audio.seconds()));
    }
  }
}
