package dev.reelwise.api.transcribe;

import dev.reelwise.pipeline.observe.Works;
import dev.reelwise.speech.SpeechSettings;
import dev.reelwise.speech.Transcribers;
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
        () -> Transcribers.open(settings),
        properties.idle(),
        new SpeechWorks(works, meters, settings.engine()));
  }
}
