/** The five events of a video's way through the pipeline, and their topics. */
@NullMarked
package dev.reelwise.contracts.event;

import org.jspecify.annotations.NullMarked;
