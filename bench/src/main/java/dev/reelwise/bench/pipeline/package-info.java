/** The way of a talk from the end of its upload until it is ready, beside its bare work. */
@NullMarked
package dev.reelwise.bench.pipeline;

import org.jspecify.annotations.NullMarked;
