/** Whether a service can do its work now: one check for each server that it needs. */
@NullMarked
package dev.reelwise.pipeline.health;

import org.jspecify.annotations.NullMarked;
