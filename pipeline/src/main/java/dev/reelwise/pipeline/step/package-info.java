/** The steps of a video's way: what a step is, and the runner that does all that is hard once. */
@NullMarked
package dev.reelwise.pipeline.step;

import org.jspecify.annotations.NullMarked;
