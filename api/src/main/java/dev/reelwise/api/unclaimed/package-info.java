/** Objects that are stored before a row names them, so that none stays which no row will name. */
@NullMarked
package dev.reelwise.api.unclaimed;

import org.jspecify.annotations.NullMarked;
