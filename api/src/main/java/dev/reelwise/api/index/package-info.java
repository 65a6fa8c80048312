/** The search index: its layout, the documents in it, and the step that writes them. */
@NullMarked
package dev.reelwise.api.index;

import org.jspecify.annotations.NullMarked;
