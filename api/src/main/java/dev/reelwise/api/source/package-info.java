/** The uploaded files as the steps need them: copies on this machine, and ffmpeg to read them. */
@NullMarked
package dev.reelwise.api.source;

import org.jspecify.annotations.NullMarked;
