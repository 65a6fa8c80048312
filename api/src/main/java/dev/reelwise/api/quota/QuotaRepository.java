package dev.reelwise.api.quota;

import dev.reelwise.contracts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What users keep and may keep. */
@Repository
class QuotaRepository {

  private final JdbcClient database;

  QuotaRepository(JdbcClient database) {
    this.database = database;
  }

  /** Files whose size nobody has measured count as nothing. */
  Usage usage(UserId user, @Nullable Long bytes, @Nullable Integer videos) {
    return database
        .sql(
            """
            select
              (select count(*) from videos where user_id = :user) as videos,
              (select coalesce(sum(size_bytes), 0) from videos where user_id = :user)
                + (select coalesce(sum(m.size_bytes), 0) from upload_metadata m
                   where m.user_id = :user and m.status = 'completed'
                     and not exists (select 1 from videos v where v.key = m.key)) as bytes,
              nullif(coalesce((select quota_bytes from users where id = :user), :bytes), -1)
                as most_bytes,
              nullif(coalesce((select quota_videos from users where id = :user), :most), -1)::bigint
                as most_videos
            """)
        .param("user", user.value())
        .param("bytes", bytes, Types.BIGINT)
        .param("most", videos, Types.INTEGER)
        .query(QuotaRepository::usage)
        .single();
  }

  /** Keeps everybody else waiting who settles this user's quota, until the transaction ends. */
  void hold(UserId user) {
    database
        .sql("select id from users where id = :user for no key update")
        .param("user", user.value())
        .query(Integer.class)
        .optional();
  }

  private static Usage usage(ResultSet row, int number) throws SQLException {
    return new Usage(
        new Usage.Amount(row.getLong("bytes"), row.getObject("most_bytes", Long.class)),
        new Usage.Amount(row.getLong("videos"), row.getObject("most_videos", Long.class)));
  }
}
