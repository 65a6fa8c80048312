/** The step that makes variants for streaming, and a poster, of an uploaded file. */
@NullMarked
package dev.reelwise.api.transcode;

import org.jspecify.annotations.NullMarked;
