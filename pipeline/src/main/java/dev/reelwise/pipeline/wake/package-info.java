/** Notifications of the database: who waits is told by the commit. */
@NullMarked
package dev.reelwise.pipeline.wake;

import org.jspecify.annotations.NullMarked;
