/** Requests that a client may repeat: the answer to the first one is given again. */
@NullMarked
package dev.reelwise.api.idempotency;

import org.jspecify.annotations.NullMarked;
