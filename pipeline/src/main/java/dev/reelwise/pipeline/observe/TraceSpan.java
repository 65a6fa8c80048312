package dev.reelwise.pipeline.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** A span that is this thread's current one until it is closed, on the same thread. */
public final class TraceSpan implements AutoCloseable {

  /** Where nothing is traced. */
  static final TraceSpan NONE = new TraceSpan();

  private final @Nullable Span span;
  private final Tracer.@Nullable SpanInScope scope;

  private TraceSpan() {
    this.span = null;
    this.scope = null;
  }

  TraceSpan(Tracer tracer, Span span) {
    this.span = span;
    this.scope = tracer.withSpan(span);
  }

  /** Says something about what is done; ids are welcome here. */
  public TraceSpan tag(String key, String value) {
    if (span != null) {
      span.tag(key, value);
    }
    return this;
  }

  /** Marks it as failed. */
  public void failed(Throwable failure) {
    if (span != null) {
      span.error(failure);
    }
  }

  @Override
  public void close() {
    if (scope != null) {
      scope.close();
    }
    if (span != null) {
      span.end();
    }
  }
}
