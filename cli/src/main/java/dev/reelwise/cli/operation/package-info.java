/** What operators see and do in a running Reelwise. */
@NullMarked
package dev.reelwise.cli.operation;

import org.jspecify.annotations.NullMarked;
