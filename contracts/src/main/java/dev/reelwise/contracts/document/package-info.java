/** The documents kept in object storage: transcript and summary. */
@NullMarked
package dev.reelwise.contracts.document;

import org.jspecify.annotations.NullMarked;
