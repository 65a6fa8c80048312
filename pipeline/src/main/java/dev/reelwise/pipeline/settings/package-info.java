/** The environment variables that a service can be run with, and their check at its start. */
@NullMarked
package dev.reelwise.pipeline.settings;

import org.jspecify.annotations.NullMarked;
