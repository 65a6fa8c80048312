/** Following a video's way while it happens: a stream of events for its owner. */
@NullMarked
package dev.reelwise.api.live;

import org.jspecify.annotations.NullMarked;
