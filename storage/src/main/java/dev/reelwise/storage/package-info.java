/** Objects in one S3 bucket: streaming in and out, presigned URLs, and the documents kept there. */
@NullMarked
package dev.reelwise.storage;

import org.jspecify.annotations.NullMarked;
