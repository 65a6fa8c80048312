/** A video's state: its steps' records, and the status that is derived from them. */
@NullMarked
package dev.reelwise.pipeline.video;

import org.jspecify.annotations.NullMarked;
