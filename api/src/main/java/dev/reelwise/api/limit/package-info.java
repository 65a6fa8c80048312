/** How often one address and one account may ask for what is costly or worth guessing. */
@NullMarked
package dev.reelwise.api.limit;

import org.jspecify.annotations.NullMarked;
