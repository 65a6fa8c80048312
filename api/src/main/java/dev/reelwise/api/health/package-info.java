/** Whether the service lives, and whether it can work. */
@NullMarked
package dev.reelwise.api.health;

import org.jspecify.annotations.NullMarked;
