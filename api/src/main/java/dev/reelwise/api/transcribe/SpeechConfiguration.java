package dev.reelwise.api.transcribe;

import dev.reelwise.pipeline.observe.Works;
import dev.reelwise.speech.Engine;
import dev.reelwise.speech.SpeechSettings;
import dev.reelwise.speech.Transcriber;
import dev.reelwise.speech.Transcribers;
import dev.reelwise.speech.apart.ApartTranscriber;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The engine that the settings ask for. */
@Configuration(proxyBeanMethods = false)
class SpeechConfiguration {

  @Bean
  @Lazy
  SpeechEngine speechEngine(SpeechProperties properties, Works works, MeterRegistry meters) {
    SpeechSettings settings = properties.settings();
    return new SpeechEngine(
        () -> transcriber(settings, properties), new SpeechWorks(works, meters, settings.engine()));
  }

  /**
   * A model on this machine runs apart, so that it can't take this process down or make it grow.
   */
  private static Transcriber transcriber(SpeechSettings settings, SpeechProperties properties) {
    return settings.engine() == Engine.OPENAI
        ? Transcribers.open(settings)
        : new ApartTranscriber(settings, properties.bounds(settings));
  }
}
