/** What to do while a server is away, so that requests which wait for it end soon. */
@NullMarked
package dev.reelwise.pipeline.away;

import org.jspecify.annotations.NullMarked;
