/** Whether the service lives, and whether it can work. */
@NullMarked
package dev.reelwise.summarizer.health;

import org.jspecify.annotations.NullMarked;
