package dev.reelwise.api.upload;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.StoredObject;

/** A file that is in the object store already, under the key of a video that has no row yet. */
record ReceivedFile(VideoId video, FileName name, StoredObject object) {}
