/** Watching: playback tokens, HLS playlists, presigned media addresses. */
@NullMarked
package dev.reelwise.api.playback;

import org.jspecify.annotations.NullMarked;
