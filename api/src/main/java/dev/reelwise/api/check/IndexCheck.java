package dev.reelwise.api.check;

import dev.reelwise.api.index.IndexInventory;
import dev.reelwise.api.index.IndexInventory.Entry;
import dev.reelwise.api.index.IndexInventory.Page;
import dev.reelwise.api.index.IndexRenewal;
import dev.reelwise.api.index.VideoIndex;
import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.UnreadableDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Merges the search index with the videos, both by id. */
@Component
@Order(4)
class IndexCheck implements Check {

  private static final int BATCH = 1_000;

  private final IndexInventory index;
  private final ListedVideoRepository rows;
  private final IndexRenewal renewal;
  private final VideoIndex writes;

  IndexCheck(
      IndexInventory index, ListedVideoRepository rows, IndexRenewal renewal, VideoIndex writes) {
    this.index = index;
    this.rows = rows;
    this.renewal = renewal;
    this.writes = writes;
  }

  @Override
  public String subject() {
    return "the search index";
  }

  @Override
  public void look(Consumer<Finding> found) {
    int from = 0;
    while (from < Integer.MAX_VALUE) {
      Page page = index.after(from, BATCH);
      Deque<Entry> entries = new ArrayDeque<>(page.entries());
      List<ListedVideoRepository.Listed> videos = rows.between(from, page.upTo(), BATCH);
      int upTo = videos.size() < BATCH ? page.upTo() : videos.getLast().id().value();
      for (ListedVideoRepository.Listed video : videos) {
        before(entries, video.id().value()).forEach(gone -> found.accept(orphan(gone)));
        Entry entry =
            !entries.isEmpty() && entries.getFirst().video().equals(video.id())
                ? entries.removeFirst()
                : null;
        compare(video, entry).ifPresent(found);
      }
      // The page may reach further than the rows that were read: what lies behind comes again.
      entries.stream()
          .filter(entry -> entry.video().value() <= upTo)
          .forEach(gone -> found.accept(orphan(gone)));
      from = upTo;
    }
  }

  private static List<Entry> before(Deque<Entry> entries, int video) {
    List<Entry> before = new ArrayList<>();
    while (!entries.isEmpty() && entries.getFirst().video().value() < video) {
      before.add(entries.removeFirst());
    }
    return before;
  }

  private static Finding orphan(Entry entry) {
    return new Finding(Kind.INDEX_ORPHAN, entry.video(), entry.video().toString(), "");
  }

  /** Only what is ready has to be there as its row says: other videos' time is still to come. */
  private static Optional<Finding> compare(
      ListedVideoRepository.Listed video, @Nullable Entry entry) {
    if (!video.isReady()) {
      return Optional.empty();
    }
    if (entry == null || !entry.listed()) {
      return Optional.of(new Finding(Kind.INDEX_MISSING, video.id(), video.id().toString(), ""));
    }
    boolean same =
        entry.title().equals(video.title())
            && entry.status().equals("ready")
            && entry.visibility().equals(video.visibility())
            && (entry.passages() > 0 || !video.isSpoken());
    return same
        ? Optional.empty()
        : Optional.of(new Finding(Kind.INDEX_DIFFERENT, video.id(), video.id().toString(), ""));
  }

  @Override
  public boolean holds(Finding finding) {
    VideoId video = video(finding);
    boolean ready = rows.find(video).map(ListedVideoRepository.Listed::isReady).orElse(false);
    boolean gone = rows.find(video).isEmpty();
    return (finding.kind() == Kind.INDEX_ORPHAN ? gone : ready) && differs(video);
  }

  /** A document that can't be read is another finding's business, and no reason to write. */
  private boolean differs(VideoId video) {
    try {
      return index.difference(video).isPresent();
    } catch (UnreadableDocument broken) {
      return false;
    }
  }

  @Override
  public void mend(Finding finding) {
    if (finding.kind() == Kind.INDEX_ORPHAN) {
      writes.delete(video(finding));
    } else {
      // The index keeps what is newer, even a deletion: what is written now has to be newest.
      rows.touch(video(finding));
      renewal.renew(video(finding));
    }
  }

  private static VideoId video(Finding finding) {
    return new VideoId(Integer.parseInt(finding.subject()));
  }
}
