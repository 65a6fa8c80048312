/** The Moonshine speech model: samples in, words with times out. */
@NullMarked
package dev.reelwise.speech.moonshine;

import org.jspecify.annotations.NullMarked;
