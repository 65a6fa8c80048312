/** A language model's server written by hand, for tests. */
@org.jspecify.annotations.NullMarked
package dev.reelwise.language.fake;
