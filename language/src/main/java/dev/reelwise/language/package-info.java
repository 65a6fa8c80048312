/** Turns what is said into what it means: tokens, chunks, summaries and embeddings. */
@NullMarked
package dev.reelwise.language;

import org.jspecify.annotations.NullMarked;
