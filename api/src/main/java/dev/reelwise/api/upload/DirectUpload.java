package dev.reelwise.api.upload;

import dev.reelwise.storage.ObjectKey;

/** A row of {@code upload_metadata}: a file that its owner sends to the object store itself. */
record DirectUpload(
    String uploadId, ObjectKey key, FileName name, String contentType, UploadState state) {}
