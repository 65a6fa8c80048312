/** Events as JSON, and the topics on the broker. */
@NullMarked
package dev.reelwise.pipeline.event;

import org.jspecify.annotations.NullMarked;
