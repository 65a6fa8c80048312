/** Starts OpenSearch as a child process of the local stack. */
@NullMarked
package dev.reelwise.stack.opensearch;

import org.jspecify.annotations.NullMarked;
