/** Signing in with an account that somebody has elsewhere, by OpenID Connect; off by default. */
@NullMarked
package dev.reelwise.api.oidc;

import org.jspecify.annotations.NullMarked;
