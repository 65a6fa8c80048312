package dev.reelwise.api.transcode;

import dev.reelwise.media.Variant;
import dev.reelwise.storage.ObjectKey;

/** A variant whose file and playlist are in the bucket; {@code key} is the file's. */
record StoredVariant(Variant variant, ObjectKey key) {}
