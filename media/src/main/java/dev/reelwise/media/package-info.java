/**
 * Hostile media files in, streamable variants, posters and speech samples out: ffmpeg in a sandbox.
 */
@NullMarked
package dev.reelwise.media;

import org.jspecify.annotations.NullMarked;
