/** The step that writes down what is said in an uploaded file. */
@NullMarked
package dev.reelwise.api.transcribe;

import org.jspecify.annotations.NullMarked;
