/** What carries a video from step to step, and loses nothing on the way. */
@NullMarked
package dev.reelwise.pipeline;

import org.jspecify.annotations.NullMarked;
