/** The service that summarizes what is said: apart, because models are slow and have quotas. */
@NullMarked
package dev.reelwise.summarizer;

import org.jspecify.annotations.NullMarked;
