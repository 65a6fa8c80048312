package dev.reelwise.api.unclaimed;

import dev.reelwise.storage.ObjectKey;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code unclaimed_objects}. */
@Repository
class UnclaimedRepository {

  /** Who has not said for so many seconds that he lives is taken for dead. */
  private static final int DEAD_SECONDS = 60;

  private static final int AT_ONCE = 100;

  private final JdbcClient database;

  UnclaimedRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(ObjectKey key) {
    database
        .sql("insert into unclaimed_objects (key) values (:key)")
        .param("key", key.value())
        .update();
  }

  void alive(Collection<ObjectKey> keys) {
    database
        .sql("update unclaimed_objects set alive_at = now() where key in (:keys)")
        .param("keys", keys.stream().map(ObjectKey::value).toList())
        .update();
  }

  /** False when the object is doomed, or claimed. */
  boolean claim(ObjectKey key) {
    return database
            .sql("delete from unclaimed_objects where key = :key and not doomed")
            .param("key", key.value())
            .update()
        > 0;
  }

  /** From here on nobody can claim it; false when somebody has. */
  boolean doom(ObjectKey key) {
    return database
            .sql("update unclaimed_objects set doomed = true where key = :key")
            .param("key", key.value())
            .update()
        > 0;
  }

  /** Dooms some of those whose process is dead; these, and what was doomed before. */
  List<ObjectKey> doomDead() {
    return database
        .sql(
            """
            update unclaimed_objects set doomed = true
            where key in (
              select key from unclaimed_objects
              where doomed or alive_at < now() - make_interval(secs => :dead)
              limit :limit
              for update skip locked)
            returning key
            """)
        .param("dead", (double) DEAD_SECONDS)
        .param("limit", AT_ONCE)
        .query((row, number) -> new ObjectKey(row.getString("key")))
        .list();
  }

  void forget(ObjectKey key) {
    database
        .sql("delete from unclaimed_objects where key = :key and doomed")
        .param("key", key.value())
        .update();
  }
}
