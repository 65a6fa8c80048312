package dev.reelwise.api.key;

import dev.reelwise.api.account.Role;
import dev.reelwise.api.account.Scope;
import dev.reelwise.api.account.SignedIn;
import dev.reelwise.contracts.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of keys. */
@Repository
class ApiKeyRepository {

  private final JdbcClient database;

  ApiKeyRepository(JdbcClient database) {
    this.database = database;
  }

  /** Empty when the user has {@code most} keys already. */
  Optional<ApiKey> insert(UserId owner, byte[] hash, Draft draft, int most) {
    return database
        .sql(
            """
            insert into api_keys (user_id, name, hash, prefix, scopes, expires_at)
            select :owner, :name, :hash, :prefix, string_to_array(:scopes, ','), :expiry
            where (select count(*) from api_keys where user_id = :owner) < :most
            returning id, name, scopes, prefix, created_at, last_used_at, expires_at
            """)
        .param("owner", owner.value())
        .param("name", draft.name())
        .param("hash", hash)
        .param("prefix", draft.prefix())
        .param("scopes", String.join(",", draft.scopes().stream().map(Scope::text).toList()))
        .param("expiry", at(draft.expiry()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("most", most)
        .query(ApiKeyRepository::key)
        .optional();
  }

  /** The newest first. */
  List<ApiKey> of(UserId owner) {
    return database
        .sql(
            """
            select id, name, scopes, prefix, created_at, last_used_at, expires_at
            from api_keys where user_id = :owner order by id desc
            """)
        .param("owner", owner.value())
        .query(ApiKeyRepository::key)
        .list();
  }

  /** False when the user has no such key. */
  boolean delete(KeyId id, UserId owner) {
    return database
            .sql("delete from api_keys where id = :id and user_id = :owner")
            .param("id", id.value())
            .param("owner", owner.value())
            .update()
        > 0;
  }

  void deleteAllOf(UserId owner) {
    database
        .sql("delete from api_keys where user_id = :owner")
        .param("owner", owner.value())
        .update();
  }

  /** Who may act with a key: empty when it is unknown or old, or its owner's account is closed. */
  Optional<Found> find(byte[] hash, Instant now) {
    return database
        .sql(
            """
            select k.id, k.scopes, k.last_used_at, u.id as owner, u.email, u.name, u.role
            from api_keys k join users u on u.id = k.user_id and u.is_active
            where k.hash = :hash and (k.expires_at is null or k.expires_at > :now)
            """)
        .param("hash", hash)
        .param("now", at(now))
        .query(ApiKeyRepository::found)
        .optional();
  }

  void use(KeyId id, Instant now, Instant notSince) {
    database
        .sql(
            """
            update api_keys set last_used_at = :now
            where id = :id and (last_used_at is null or last_used_at < :since)
            """)
        .param("now", at(now))
        .param("id", id.value())
        .param("since", at(notSince))
        .update();
  }

  private static ApiKey key(ResultSet row, int number) throws SQLException {
    Instant created = instant(row, "created_at");
    return new ApiKey(
        new KeyId(row.getInt("id")),
        row.getString("name"),
        List.copyOf(scopes(row)),
        row.getString("prefix"),
        created == null ? Instant.EPOCH : created,
        instant(row, "last_used_at"),
        instant(row, "expires_at"));
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    SignedIn owner =
        new SignedIn(
            new UserId(row.getInt("owner")),
            row.getString("email"),
            row.getString("name"),
            Role.of(row.getString("role")),
            scopes(row));
    return new Found(new KeyId(row.getInt("id")), owner, instant(row, "last_used_at"));
  }

  private static EnumSet<Scope> scopes(ResultSet row) throws SQLException {
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream((String[]) row.getArray("scopes").getArray()).map(Scope::of).forEach(scopes::add);
    return scopes;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant time) {
    return time == null ? null : OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** A key before it has an id, without the key itself. */
  record Draft(String name, String prefix, Collection<Scope> scopes, @Nullable Instant expiry) {

    Draft {
      scopes = List.copyOf(scopes);
    }
  }

  /** A key that is good, and who acts with it. */
  record Found(KeyId id, SignedIn owner, @Nullable Instant lastUsed) {}
}
