/** Holds PostgreSQL, the bucket and the search index against each other, and mends what differs. */
@NullMarked
package dev.reelwise.api.check;

import org.jspecify.annotations.NullMarked;
