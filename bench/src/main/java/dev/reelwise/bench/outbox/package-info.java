/** Our outbox beside two public ones and a bare producer, on the same servers. */
@NullMarked
package dev.reelwise.bench.outbox;

import org.jspecify.annotations.NullMarked;
