/** Events are written beside the rows that they tell of, and published once those are committed. */
@NullMarked
package dev.reelwise.pipeline.outbox;

import org.jspecify.annotations.NullMarked;
