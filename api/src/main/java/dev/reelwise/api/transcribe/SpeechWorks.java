package dev.reelwise.api.transcribe;

import dev.reelwise.pipeline.observe.Work;
import dev.reelwise.pipeline.observe.Works;
import dev.reelwise.speech.Engine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;

/** How long an engine listens, and to how much. */
final class SpeechWorks {

  private static final String RUN = "reelwise.speech.run";
  private static final double MILLIS = 1000;

  private final Works works;
  private final Tags engine;
  private final Counter heard;

  SpeechWorks(Works works, MeterRegistry meters, Engine engine) {
    this.works = works;
    this.engine = Tags.of("engine", engine.name().toLowerCase(Locale.ROOT));
    this.heard =
        Counter.builder("reelwise.speech.length")
            .tags(this.engine)
            .baseUnit("seconds")
            .register(meters);
    works.announce(RUN, this.engine);
  }

  Work begin() {
    return works.begin(RUN, engine);
  }

  void heard(Duration length) {
    heard.increment(length.toMillis() / MILLIS);
  }
}
