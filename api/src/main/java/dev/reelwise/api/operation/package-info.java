/** What operators see and do: queues and steps, a video's timeline, dead letters. */
@NullMarked
package dev.reelwise.api.operation;

import org.jspecify.annotations.NullMarked;
