/** What viewers write below a video: comments, replies, and likes of them. */
@NullMarked
package dev.reelwise.api.comment;

import org.jspecify.annotations.NullMarked;
