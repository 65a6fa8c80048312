package dev.reelwise.pipeline.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a video's way. What waits in a table or a topic carries W3C's {@code traceparent},
 * so that whoever takes it up goes on with the same trace. Where traces are off, all of this does
 * nothing.
 */
public final class Traces {

  private static final String TRACEPARENT = "traceparent";

  private final Tracer tracer;
  private final boolean on;
  private final Propagator propagator;

  Traces(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.on = !tracer.equals(Tracer.NOOP);
    this.propagator = propagator;
  }

  /** Whether anybody takes what is told. */
  public boolean areOn() {
    return on;
  }

  /** The traceparent of what this thread is doing; null where it is not traced. */
  public @Nullable String current() {
    if (!areOn()) {
      return null;
    }
    Span span = tracer.currentSpan();
    return span == null ? null : text(span);
  }

  /** Begins a part of what this thread is doing. */
  public TraceSpan begin(String name) {
    return areOn() ? new TraceSpan(tracer, tracer.nextSpan().name(name).start()) : TraceSpan.NONE;
  }

  /** Begins what {@code traceparent} has asked for; a trace of its own where that is null. */
  public TraceSpan follow(@Nullable String traceparent, String name) {
    if (!areOn()) {
      return TraceSpan.NONE;
    }
    return new TraceSpan(tracer, below(traceparent).name(name).start());
  }

  /** Begins to take in a message; null where it was not traced. */
  public @Nullable Passage receive(@Nullable String traceparent, String name) {
    return pass(traceparent, name, Span.Kind.CONSUMER);
  }

  /** Begins the sending of a message; null where it is not traced. */
  public @Nullable Passage send(@Nullable String traceparent, String name) {
    return pass(traceparent, name, Span.Kind.PRODUCER);
  }

  private @Nullable Passage pass(@Nullable String traceparent, String name, Span.Kind kind) {
    if (traceparent == null || !areOn()) {
      return null;
    }
    Span span = below(traceparent).name(name).kind(kind).start();
    return new Passage(span, text(span));
  }

  /** Makes the passage what this thread is doing, until that is closed. */
  public Tracer.SpanInScope enter(@Nullable Passage passage) {
    return tracer.withSpan(passage == null ? null : passage.span());
  }

  /**
   * A message on its way out or in, which may end on any thread, and the traceparent for what
   * follows from it.
   */
  public record Passage(Span span, String traceparent) {

    /** It is through, or never will be, for this reason. */
    public void end(@Nullable Exception failure) {
      if (failure != null) {
        span.error(failure);
      }
      span.end();
    }
  }

  private Span.Builder below(@Nullable String traceparent) {
    Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
    return propagator.extract(carrier, Map::get);
  }

  private String text(Span span) {
    Map<String, String> carrier = new HashMap<>();
    propagator.inject(span.context(), carrier, (_, key, value) -> carrier.put(key, value));
    return carrier.getOrDefault(TRACEPARENT, "");
  }
}
