package dev.reelwise.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscribersTest {

  private static final OpenAi ENDPOINT =
      new OpenAi(URI.create("https://speech.example/v1"), "secret", "whisper-1");

  @TempDir Path folder;

  @Test
  void voskTakesMoonshinesPlaceWhereItsFilesAreMissing() throws Exception {
    Files.createSymbolicLink(
        folder.resolve("vosk-model-en"), TestModels.folder().resolve("vosk-model-en"));

    try (Transcriber transcriber = open(Engine.MOONSHINE, null)) {
      Transcription nothing =
          transcriber.transcribe(InputStream.nullInputStream(), Duration.ZERO, _ -> {});
      assertThat(nothing.model()).isEqualTo("vosk-small-en");
    }
  }

  @Test
  void saysWhatIsMissingWhereThereIsNoModelAtAll() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Engine.MOONSHINE, null))
        .withMessageContaining(folder.resolve("moonshine-base").toString())
        .withMessageContaining("./reelwise doctor");
  }

  @Test
  void saysWhichModelFileIsBroken() throws IOException {
    Path moonshine = Files.createDirectory(folder.resolve("moonshine-base"));
    for (String file :
        new String[] {"encoder_model.onnx", "decoder_model_merged.onnx", "tokenizer.js"}) {
      Files.writeString(moonshine.resolve(file), "no model");
    }
    Path silero = Files.createDirectory(folder.resolve("silero-vad"));
    Files.copy(
        TestModels.folder().resolve("silero-vad/silero_vad_v5.onnx"),
        silero.resolve("silero_vad_v5.onnx"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Engine.MOONSHINE, null))
        .withMessageContaining("tokenizer.js is not the tokenizer")
        .withMessageContaining("delete " + moonshine);
  }

  @Test
  void aWhisperModelThatIsNotThereIsNamed() {
    Path model = folder.resolve("ggml-base.bin");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Engine.WHISPER, model))
        .withMessageContaining(model + " is not there")
        .withMessageContaining("WHISPER_MODEL");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Engine.WHISPER, null))
        .withMessageContaining("Set WHISPER_MODEL");
  }

  @Test
  void aFileThatIsNoWhisperModelIsNamed() throws IOException {
    Path model = Files.writeString(folder.resolve("ggml-base.bin"), "no model");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Engine.WHISPER, model))
        .withMessageContaining("can't read " + model)
        .withMessageContaining("ggml");
  }

  @Test
  void openAiNeedsToBeConfigured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Engine.OPENAI, null))
        .withMessageContaining("OPENAI_TRANSCRIBE_MODEL");
  }

  @Test
  void settingsChooseTheEngineThatIsConfigured() {
    Path model = Path.of("ggml-base.bin");

    assertThat(SpeechSettings.of(folder, null, null).engine()).isEqualTo(Engine.MOONSHINE);
    assertThat(SpeechSettings.of(folder, model, null).engine()).isEqualTo(Engine.WHISPER);
    assertThat(SpeechSettings.of(folder, model, ENDPOINT).engine()).isEqualTo(Engine.OPENAI);
  }

  @Test
  void theKeyIsNeverPrinted() {
    assertThat(SpeechSettings.of(folder, null, ENDPOINT).toString()).doesNotContain("secret");
  }

  private Transcriber open(Engine engine, Path whisperModel) {
    return Transcribers.open(new SpeechSettings(engine, folder, 1, whisperModel, null));
  }
}
