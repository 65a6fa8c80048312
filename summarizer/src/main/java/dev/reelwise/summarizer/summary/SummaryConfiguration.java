package dev.reelwise.summarizer.summary;

import dev.reelwise.language.ExtractiveSummarizer;
import dev.reelwise.language.LanguageModel;
import dev.reelwise.language.MapReduceSummarizer;
import dev.reelwise.language.OpenAiChat;
import dev.reelwise.language.OpenAiSettings;
import dev.reelwise.language.Summarizer;
import dev.reelwise.language.TextEmbedder;
import dev.reelwise.pipeline.observe.Traces;
import dev.reelwise.pipeline.observe.Works;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Chooses how to summarize: by the configured chat model, or without one. */
@Configuration(proxyBeanMethods = false)
class SummaryConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SummaryConfiguration.class);

  /** Loaded with the first transcript, and only where no chat model is configured. */
  @Bean
  @Lazy
  TextEmbedder textEmbedder() {
    return TextEmbedder.miniLm();
  }

  /** Made only where one is configured. */
  @Bean
  @Lazy
  OpenAiChat chat(LanguageModelSettings settings, Clock clock, MeterRegistry meters) {
    OpenAiSettings server = settings.chat();
    if (server == null) {
      throw new IllegalStateException("No chat model is configured");
    }
    return new OpenAiChat(server, clock, new ModelMeters(meters, settings.prices()));
  }

  @Bean
  Summarizer summarizer(
      LanguageModelSettings settings,
      ObjectProvider<OpenAiChat> chat,
      ObjectProvider<TextEmbedder> embedder,
      Works works,
      Traces traces) {
    @Nullable OpenAiSettings server = settings.chat();
    if (server == null) {
      LOG.info("Summaries are extracted: neither OPENAI_API_KEY nor OPENAI_BASE_URL is set");
      return new MeasuredSummarizer(new ExtractiveSummarizer(embedder::getObject), works, traces);
    }
    LOG.info("Summaries are made by {}", server);
    LanguageModel model = new TracedModel(chat.getObject(), traces);
    return new MeasuredSummarizer(new MapReduceSummarizer(model), works, traces);
  }
}
