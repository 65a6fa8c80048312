/** Ids, states and step names that every Reelwise process agrees on. */
@NullMarked
package dev.reelwise.contracts;

import org.jspecify.annotations.NullMarked;
