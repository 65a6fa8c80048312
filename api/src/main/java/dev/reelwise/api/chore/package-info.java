/** Small work that follows a change for sure, though not within its request. */
@NullMarked
package dev.reelwise.api.chore;

import org.jspecify.annotations.NullMarked;
