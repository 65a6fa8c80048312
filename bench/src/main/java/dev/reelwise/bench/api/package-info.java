/** How many lists, details and searches the API answers. */
@NullMarked
package dev.reelwise.bench.api;

import org.jspecify.annotations.NullMarked;
