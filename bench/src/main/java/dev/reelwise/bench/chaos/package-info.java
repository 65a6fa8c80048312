/** A soak: uploads go on while parts of the system are killed, and then all is counted. */
@NullMarked
package dev.reelwise.bench.chaos;

import org.jspecify.annotations.NullMarked;
