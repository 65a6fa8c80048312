/** How much a user may keep, and how much it is. */
@NullMarked
package dev.reelwise.api.quota;

import org.jspecify.annotations.NullMarked;
