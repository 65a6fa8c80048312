/** The service on port 8080: REST, playback, and the steps that it runs itself. */
@NullMarked
package dev.reelwise.api;

import org.jspecify.annotations.NullMarked;
