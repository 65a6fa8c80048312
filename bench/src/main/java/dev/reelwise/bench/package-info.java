/** Measurements of the system, as ratios within one run. */
@NullMarked
package dev.reelwise.bench;

import org.jspecify.annotations.NullMarked;
