package dev.reelwise.api.views;

import java.util.Map;
import java.util.UUID;

/** Views to be added, by the videos' ids; {@code id} names them, so that they are added once. */
record Batch(UUID id, Map<Integer, Long> views) {

  Batch {
    views = Map.copyOf(views);
  }
}
