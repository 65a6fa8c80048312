/** What is said in a video, as JSON, WebVTT and SRT. */
@NullMarked
package dev.reelwise.api.transcript;

import org.jspecify.annotations.NullMarked;
