/** Finds the speech in a stream of samples and cuts it into chunks at pauses. */
@NullMarked
package dev.reelwise.speech.voice;

import org.jspecify.annotations.NullMarked;
