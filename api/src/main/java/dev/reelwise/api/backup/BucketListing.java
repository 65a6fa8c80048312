package dev.reelwise.api.backup;

import dev.reelwise.storage.ListedObject;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of ours in the bucket, in the order of their keys. */
final class BucketListing {

  /** In order. What else is in the bucket is none of our business. */
  private static final List<String> PREFIXES = List.of("summaries/", "transcripts/", "videos/");

  private final ObjectStore store;
  private final Iterator<String> prefixes = PREFIXES.iterator();
  private @Nullable Iterator<ListedObject> listing;

  BucketListing(ObjectStore store) {
    this.store = store;
  }

  /** Null behind the last one. */
  @Nullable ListedObject next() {
    Iterator<ListedObject> now = listing;
    while (now == null || !now.hasNext()) {
      if (!prefixes.hasNext()) {
        return null;
      }
      now = store.list(prefixes.next());
      listing = now;
    }
    return now.next();
  }

  /** As buckets list. */
  static int order(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
