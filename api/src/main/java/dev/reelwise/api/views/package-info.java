/** How often videos are watched: counted at once, written by the batch. */
@NullMarked
package dev.reelwise.api.views;

import org.jspecify.annotations.NullMarked;
