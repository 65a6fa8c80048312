package dev.reelwise.bench.hop;

import dev.reelwise.bench.Latencies;

/**
 * How long after the commit an event reached a stock Kafka consumer, and how long after it the work
 * began: that is behind the inbox and the queue.
 */
record Hop(Latencies toConsumer, Latencies toStep) {}
