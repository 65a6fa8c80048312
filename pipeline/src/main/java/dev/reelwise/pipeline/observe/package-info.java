/** What a process shows of itself: metrics for Prometheus, spans of a trace, logs for a machine. */
@NullMarked
package dev.reelwise.pipeline.observe;

import org.jspecify.annotations.NullMarked;
