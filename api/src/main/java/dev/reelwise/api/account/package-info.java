/** Who uses Reelwise: sign-up, sign-in, tokens, and the rules that guard every path. */
@NullMarked
package dev.reelwise.api.account;

import org.jspecify.annotations.NullMarked;
