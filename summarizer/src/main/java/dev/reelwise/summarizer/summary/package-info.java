/** Summaries: how one is made of a transcript, kept, and told of. */
@NullMarked
package dev.reelwise.summarizer.summary;

import org.jspecify.annotations.NullMarked;
