/** The way of a file in: from a multipart request straight into the object store. */
@NullMarked
package dev.reelwise.api.upload;

import org.jspecify.annotations.NullMarked;
