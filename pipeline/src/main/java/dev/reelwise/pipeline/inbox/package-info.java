/** From a record of a topic to a queued step, once. */
@NullMarked
package dev.reelwise.pipeline.inbox;

import org.jspecify.annotations.NullMarked;
