/** Copies of all that Reelwise keeps, and the way back from them. */
@NullMarked
package dev.reelwise.api.backup;

import org.jspecify.annotations.NullMarked;
