/** The way of a large file through the API into the object store, beside the direct way. */
@NullMarked
package dev.reelwise.bench.upload;

import org.jspecify.annotations.NullMarked;
