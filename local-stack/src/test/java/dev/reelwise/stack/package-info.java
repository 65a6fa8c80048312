/** Starts, kills and restarts the real servers. */
@NullMarked
package dev.reelwise.stack;

import org.jspecify.annotations.NullMarked;
