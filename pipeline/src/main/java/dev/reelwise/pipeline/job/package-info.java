/** The queues in which steps wait for a worker. */
@NullMarked
package dev.reelwise.pipeline.job;

import org.jspecify.annotations.NullMarked;
