package dev.reelwise.api.quota;

/** What was left of a user's quota at some time. */
public final class Room {

  private final Usage.Amount amount;

  Room(Usage.Amount amount) {
    this.amount = amount;
  }

  /** Long.MAX_VALUE without a limit. */
  public long bytes() {
    return amount.left();
  }

  /** What is to be thrown when it does not suffice; only where there is a limit. */
  public QuotaExceeded exceeded() {
    return QuotaExceeded.ofBytes(amount);
  }
}
