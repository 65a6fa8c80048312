package dev.reelwise.api.upload;

import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import dev.reelwise.api.web.PageOrigins;
import dev.reelwise.storage.BucketOrigins;
import dev.reelwise.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets browsers send parts to the bucket and play from it, as soon as it answers. */
@Component
class OpenBucket implements Chore {

  static final String NAME = "bucket_origins";

  private static final Logger LOG = LoggerFactory.getLogger(OpenBucket.class);

  private final ObjectStore store;
  private final BucketOrigins bucket;
  private final PageOrigins pages;
  private final Chores chores;

  OpenBucket(ObjectStore store, BucketOrigins bucket, PageOrigins pages, Chores chores) {
    this.store = store;
    this.bucket = bucket;
    this.pages = pages;
    this.chores = chores;
  }

  @EventListener(ApplicationReadyEvent.class)
  void atStart() {
    chores.hurry(NAME, "all");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    store.ensureBucket();
    if (bucket.allow(pages.all())) {
      LOG.info("The bucket lets pages of {} read and write", pages.all());
    } else {
      LOG.info(
          "The bucket's server takes no CORS rules from us: it must itself let pages of {} GET,"
              + " HEAD, PUT and POST, with the header ETag exposed",
          pages.all());
    }
    return new Finished();
  }
}
