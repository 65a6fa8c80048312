/** What is known of a video: details, lists, its steps. */
@NullMarked
package dev.reelwise.api.video;

import org.jspecify.annotations.NullMarked;
