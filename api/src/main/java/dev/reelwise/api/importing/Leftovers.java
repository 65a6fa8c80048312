package dev.reelwise.api.importing;

import dev.reelwise.storage.MultipartUploads;
import dev.reelwise.storage.ObjectStore;
import org.springframework.stereotype.Component;

/** What an import that comes to nothing has stored already. */
@Component
class Leftovers {

  private final ImportRepository rows;
  private final MultipartUploads uploads;
  private final ObjectStore store;

  Leftovers(ImportRepository rows, MultipartUploads uploads, ObjectStore store) {
    this.rows = rows;
    this.uploads = uploads;
    this.store = store;
  }

  /** Does nothing where another worker has the import. */
  void clear(VideoImport held) {
    rows.uploadId(held)
        .ifPresent(
            id -> {
              uploads.abort(Transfer.key(held), id);
              store.delete(Transfer.key(held));
            });
  }
}
