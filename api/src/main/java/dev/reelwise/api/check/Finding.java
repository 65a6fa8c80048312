package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong: {@code subject} names it within its kind (a key, a step, an id), {@code
 * detail} says more to a person, and may be empty.
 */
record Finding(Kind kind, @Nullable VideoId video, String subject, String detail) {}
