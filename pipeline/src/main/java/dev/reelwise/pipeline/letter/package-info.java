/** What could not be taken in or published: to be listed, looked at, and sent once more. */
@NullMarked
package dev.reelwise.pipeline.letter;

import org.jspecify.annotations.NullMarked;
