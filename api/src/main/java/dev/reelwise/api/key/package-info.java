/** Keys with which programs act for a user, within scopes. */
@NullMarked
package dev.reelwise.api.key;

import org.jspecify.annotations.NullMarked;
