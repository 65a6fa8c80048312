/** Takes videos through the pipeline and finds what is said in them. */
@NullMarked
package dev.reelwise.cli.video;

import org.jspecify.annotations.NullMarked;
