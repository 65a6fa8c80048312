/** Finds videos, and in each the moments where it is said. */
@NullMarked
package dev.reelwise.api.search;

import org.jspecify.annotations.NullMarked;
