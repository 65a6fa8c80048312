/**
 * What is shown while something takes time: lines that change on a terminal, plain ones elsewhere.
 */
@NullMarked
package dev.reelwise.cli.terminal;

import org.jspecify.annotations.NullMarked;
