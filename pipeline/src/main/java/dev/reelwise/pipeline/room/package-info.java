/** Where files lie while they are worked on, and how much of the disk they may take. */
@NullMarked
package dev.reelwise.pipeline.room;

import org.jspecify.annotations.NullMarked;
