/** Drives the built system from outside, as a user's shell does. */
@NullMarked
package dev.reelwise.e2e;

import org.jspecify.annotations.NullMarked;
