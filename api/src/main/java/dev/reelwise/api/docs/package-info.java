/** The description of the API, for programs and for people. */
@NullMarked
package dev.reelwise.api.docs;

import org.jspecify.annotations.NullMarked;
