package dev.reelwise.api.admin;

import dev.reelwise.api.account.Role;
import dev.reelwise.contracts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All accounts, the closed ones too. */
@Repository
class MemberRepository {

  private final JdbcClient database;

  MemberRepository(JdbcClient database) {
    this.database = database;
  }

  /** The newest first; {@code part} is in the name or the address, in any case, or is empty. */
  List<Member> page(String part, int offset, int limit) {
    return database
        .sql(
            """
            select id, name, email, role, is_active, created_at, updated_at
            from users
            where :part = '' or position(lower(:part) in lower(name || ' ' || email)) > 0
            order by id desc
            offset :offset limit :limit
            """)
        .param("part", part)
        .param("offset", offset)
        .param("limit", limit)
        .query(MemberRepository::member)
        .list();
  }

  long count(String part) {
    return database
        .sql(
            """
            select count(*) from users
            where :part = '' or position(lower(:part) in lower(name || ' ' || email)) > 0
            """)
        .param("part", part)
        .query(Long.class)
        .single();
  }

  Optional<Member> find(UserId id) {
    return database
        .sql(
            """
            select id, name, email, role, is_active, created_at, updated_at
            from users where id = :id
            """)
        .param("id", id.value())
        .query(MemberRepository::member)
        .optional();
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(
        new UserId(row.getInt("id")),
        row.getString("name"),
        row.getString("email"),
        Role.of(row.getString("role")),
        row.getBoolean("is_active"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }
}
