/** Speech to text: engines behind one {@link Transcriber}, and captions. */
@NullMarked
package dev.reelwise.speech;

import org.jspecify.annotations.NullMarked;
