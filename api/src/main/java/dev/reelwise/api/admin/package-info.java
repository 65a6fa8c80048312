/** What admins do: see all accounts, close and open them, and give roles. */
@NullMarked
package dev.reelwise.api.admin;

import org.jspecify.annotations.NullMarked;
