/** The way of an event from a commit to the begin of the step that it starts. */
@NullMarked
package dev.reelwise.bench.hop;

import org.jspecify.annotations.NullMarked;
