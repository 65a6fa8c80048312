package dev.reelwise.api.transcribe;

import dev.reelwise.contracts.document.Transcript;
import dev.reelwise.storage.ObjectKey;

/** A transcript that is in the bucket; {@code key} is its JSON's. */
record StoredTranscript(Transcript transcript, ObjectKey key) {}
