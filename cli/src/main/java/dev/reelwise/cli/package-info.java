/** The command line: what a person types, and what it answers. */
@NullMarked
package dev.reelwise.cli;

import org.jspecify.annotations.NullMarked;
