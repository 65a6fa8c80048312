package dev.reelwise.api.video;

import dev.reelwise.api.account.AccountRenamed;
import dev.reelwise.api.chore.Chore;
import dev.reelwise.api.chore.Chores;
import dev.reelwise.contracts.UserId;
import dev.reelwise.contracts.VideoId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Carries a user's new name to the videos. The subject is {@code {user}:{anything}}. */
@Component
class OwnerRename implements Chore {

  static final String NAME = "account_rename";

  private static final int BATCH = 100;

  private final EditRepository rows;
  private final Chores chores;
  private final TransactionOperations transactions;

  OwnerRename(EditRepository rows, Chores chores, TransactionOperations transactions) {
    this.rows = rows;
    this.chores = chores;
    this.transactions = transactions;
  }

  @EventListener
  void on(AccountRenamed account) {
    chores.add(NAME, account.id() + ":" + UUID.randomUUID());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Next perform(String subject) {
    UserId owner = new UserId(Integer.parseInt(subject.substring(0, subject.indexOf(':'))));
    while (renameSome(owner) == BATCH) {
      // Each batch commits by itself, so that a crash loses none.
    }
    return new Finished();
  }

  private int renameSome(UserId owner) {
    List<VideoId> renamed =
        transactions.execute(
            transaction -> {
              List<VideoId> some = rows.carryName(owner, BATCH);
              some.forEach(video -> chores.add(ReindexVideo.NAME, video + ":" + UUID.randomUUID()));
              return some;
            });
    return renamed.size();
  }
}
