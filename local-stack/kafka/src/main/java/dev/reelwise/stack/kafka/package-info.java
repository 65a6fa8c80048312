/** Starts Kafka as a child process of the local stack. */
@NullMarked
package dev.reelwise.stack.kafka;

import org.jspecify.annotations.NullMarked;
