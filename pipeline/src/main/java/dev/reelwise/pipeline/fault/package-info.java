/** Lines at which a test lets a process die, to see that nothing is lost and nothing done twice. */
@NullMarked
package dev.reelwise.pipeline.fault;

import org.jspecify.annotations.NullMarked;
