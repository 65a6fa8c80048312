package dev.reelwise.api.quota;

import dev.reelwise.contracts.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Holds users to what they may keep. {@link #require} and {@link #room} are early answers, and
 * several uploads at once may all get a good one; {@link #settle} is exact, and decides.
 */
@Component
public class Quotas {

  private final QuotaRepository rows;
  private final QuotaSettings settings;

  Quotas(QuotaRepository rows, QuotaSettings settings) {
    this.rows = rows;
    this.settings = settings;
  }

  /** Throws {@link QuotaExceeded} unless there is room for so many bytes and videos more. */
  public void require(UserId user, int videos, long bytes) {
    Usage usage = usage(user);
    if (videos > usage.videos().left()) {
      throw QuotaExceeded.ofVideos(usage.videos());
    }
    if (bytes > usage.bytes().left()) {
      throw QuotaExceeded.ofBytes(usage.bytes());
    }
  }

  /** What is left now. */
  public Room room(UserId user) {
    return new Room(usage(user).bytes());
  }

  /**
   * Checks what the user has after the caller has added so many videos and bytes, one transaction
   * after the other. Throws {@link QuotaExceeded}: then the caller must roll back.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(UserId user, int videos, long bytes) {
    Usage before = usage(user);
    if (!before.bytes().isLimited() && !before.videos().isLimited()) {
      return;
    }
    rows.hold(user);
    Usage usage = usage(user);
    if (usage.videos().limit() != null && usage.videos().used() > usage.videos().limit()) {
      throw QuotaExceeded.ofVideos(usage.videos().without(videos));
    }
    if (usage.bytes().limit() != null && usage.bytes().used() > usage.bytes().limit()) {
      throw QuotaExceeded.ofBytes(usage.bytes().without(bytes));
    }
  }

  Usage usage(UserId user) {
    DataSize bytes = settings.bytes();
    return rows.usage(user, bytes == null ? null : bytes.toBytes(), settings.videos());
  }
}
