/** How many look-ups of addresses the filter keeps from the table, and what that is worth. */
@NullMarked
package dev.reelwise.bench.emails;

import org.jspecify.annotations.NullMarked;
