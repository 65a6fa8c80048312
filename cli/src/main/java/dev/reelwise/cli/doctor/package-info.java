/** Looks at what Reelwise needs of this machine, and says how to get what is missing. */
@NullMarked
package dev.reelwise.cli.doctor;

import org.jspecify.annotations.NullMarked;
