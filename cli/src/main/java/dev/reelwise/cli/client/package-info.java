/** Talks to a running Reelwise over HTTP, as any other client would. */
@NullMarked
package dev.reelwise.cli.client;

import org.jspecify.annotations.NullMarked;
