package dev.reelwise.api.check;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ListedObject;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Merges the bucket's listing with the keys that rows speak of, both in the same order, so that
 * neither is ever held as a whole.
 */
@Component
@Order(2)
class ObjectCheck implements Check {

  private final ExpectedRepository expected;
  private final ObjectStore store;
  private final Owners owners;
  private final ObjectMending mending;
  private final Duration grace;
  private final Clock clock;

  ObjectCheck(
      ExpectedRepository expected,
      ObjectStore store,
      Owners owners,
      ObjectMending mending,
      CheckSettings settings,
      Clock clock) {
    this.expected = expected;
    this.store = store;
    this.owners = owners;
    this.mending = mending;
    this.grace = settings.grace();
    this.clock = clock;
  }

  @Override
  public String subject() {
    return "the objects in the bucket";
  }

  @Override
  public void look(Consumer<Finding> found) {
    Iterator<ListedObject> listing = store.list("");
    try (ExpectedRepository.Rows rows = expected.all()) {
      Groups groups = new Groups(rows);
      List<Expected> group = groups.next();
      ListedObject object = next(listing);
      while (!group.isEmpty() || object != null) {
        int order = order(group, object);
        if (order < 0) {
          missing(group).ifPresent(found);
          group = groups.next();
        } else if (order > 0) {
          unclaimed(object).ifPresent(found);
          object = next(listing);
        } else {
          back(group).ifPresent(found);
          group = groups.next();
          object = next(listing);
        }
      }
    }
  }

  private static @Nullable ListedObject next(Iterator<ListedObject> listing) {
    return listing.hasNext() ? listing.next() : null;
  }

  private static int order(List<Expected> group, @Nullable ListedObject object) {
    if (group.isEmpty()) {
      return 1;
    }
    return object == null ? -1 : KeyOrder.compare(group.getFirst().key(), object.key().value());
  }

  /** A transcript that holds is more than a version. */
  private static Optional<Finding> missing(List<Expected> group) {
    return group.stream()
        .filter(Expected::required)
        .min(Comparator.comparing(Expected::kind))
        .map(one -> new Finding(one.kind(), one.video(), one.key(), ""));
  }

  private static Optional<Finding> back(List<Expected> group) {
    return group.stream()
        .filter(Expected::lost)
        .findFirst()
        .map(one -> new Finding(Kind.SOURCE_BACK, one.video(), one.key(), ""));
  }

  private Optional<Finding> unclaimed(@Nullable ListedObject object) {
    if (object == null || object.changedAt().isAfter(clock.instant().minus(grace))) {
      return Optional.empty();
    }
    String key = object.key().value();
    Optional<VideoId> video = Owners.video(key);
    return Owners.isOurs(key)
        ? Optional.of(
            new Finding(
                Kind.OBJECT_ORPHAN,
                video.orElse(null),
                key,
                "%,d bytes".formatted(object.sizeBytes())))
        : Optional.empty();
  }

  @Override
  public boolean holds(Finding finding) {
    List<Expected> now = expected.of(finding.subject(), finding.video());
    Optional<ListedObject> there = object(finding.subject());
    return switch (finding.kind()) {
      case OBJECT_ORPHAN ->
          now.isEmpty()
              && there.isPresent()
              && unclaimed(there.get()).isPresent()
              && !expected.isUnclaimed(finding.subject())
              && owners.isOrphan(finding.subject());
      case SOURCE_BACK -> there.isPresent() && back(now).isPresent();
      default ->
          there.isEmpty() && missing(now).map(one -> one.kind() == finding.kind()).orElse(false);
    };
  }

  private Optional<ListedObject> object(String key) {
    Iterator<ListedObject> found = store.list(key);
    return found.hasNext()
        ? Optional.of(found.next()).filter(one -> one.key().value().equals(key))
        : Optional.empty();
  }

  @Override
  public void mend(Finding finding) {
    if (finding.kind() == Kind.OBJECT_ORPHAN) {
      store.delete(new ObjectKey(finding.subject()));
    } else if (finding.video() != null) {
      mending.mend(finding, finding.video());
    }
  }

  /** What rows say of one key, taken together. */
  private static final class Groups {

    private final ExpectedRepository.Rows rows;
    private @Nullable Expected ahead;

    Groups(ExpectedRepository.Rows rows) {
      this.rows = rows;
      this.ahead = rows.next();
    }

    /** Empty behind the last one. */
    List<Expected> next() {
      List<Expected> group = new ArrayList<>();
      while (ahead != null && (group.isEmpty() || group.getFirst().key().equals(ahead.key()))) {
        group.add(ahead);
        ahead = rows.next();
      }
      return group;
    }
  }
}
