package dev.reelwise.api.transcript;

import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/** What a transcript is to become; {@code path} where it is stored, null where it is not yet. */
record Change(Transcript document, @Nullable ObjectKey path, VersionRepository.Origin origin) {

  Change at(ObjectKey stored) {
    return new Change(document, stored, origin);
  }
}
