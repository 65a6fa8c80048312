package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import org.jspecify.annotations.Nullable;

/**
 * An object that rows speak of: {@code required} when it has to be there, {@code lost} when it was
 * noted as gone.
 */
record Expected(String key, Kind kind, @Nullable VideoId video, boolean required, boolean lost) {}
