/** Likes of videos. */
@NullMarked
package dev.reelwise.api.like;

import org.jspecify.annotations.NullMarked;
