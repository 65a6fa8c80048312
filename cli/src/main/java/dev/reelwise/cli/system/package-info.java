/** Starts, watches and stops the servers and the two services as one system. */
@NullMarked
package dev.reelwise.cli.system;

import org.jspecify.annotations.NullMarked;
