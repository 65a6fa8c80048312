/** The way in for a file that lies on another server: we fetch it, and no address of ours. */
@NullMarked
package dev.reelwise.api.importing;

import org.jspecify.annotations.NullMarked;
