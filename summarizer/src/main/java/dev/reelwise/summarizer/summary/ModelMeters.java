package dev.reelwise.summarizer.summary;

import dev.reelwise.language.ChatListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is asked of the chat model, and what it costs. */
final class ModelMeters implements ChatListener {

  private static final double MILLION = 1e6;

  private final MeterRegistry meters;
  private final LanguageModelSettings.Prices prices;
  private final Counter input;
  private final Counter output;
  private final Counter cost;

  ModelMeters(MeterRegistry meters, LanguageModelSettings.Prices prices) {
    this.meters = meters;
    this.prices = prices;
    this.input = meters.counter("reelwise.model.tokens", "kind", "input");
    this.output = meters.counter("reelwise.model.tokens", "kind", "output");
    this.cost = meters.counter("reelwise.model.cost");
    for (int status : new int[] {0, 200, 400, 429, 500}) {
      requests(status);
    }
  }

  @Override
  public void ended(Exchange exchange) {
    requests(exchange.status()).record(exchange.time());
    input.increment((double) exchange.inputTokens());
    output.increment((double) exchange.outputTokens());
    cost.increment(
        ((double) exchange.inputTokens() * prices.input()
                + (double) exchange.outputTokens() * prices.output())
            / MILLION);
  }

  private Timer requests(int status) {
    return meters.timer("reelwise.model.requests", "outcome", outcome(status));
  }

  private static String outcome(int status) {
    return switch (status) {
      case 0 -> "unreachable";
      case 429 -> "limited";
      default -> status < 300 ? "answered" : status < 500 ? "refused" : "failed";
    };
  }
}
