package dev.reelwise.api.oidc;

import dev.reelwise.contracts.UserId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of identities. */
@Repository
class IdentityRepository {

  private final JdbcClient database;

  IdentityRepository(JdbcClient database) {
    this.database = database;
  }

  Optional<Known> find(Identity identity) {
    return database
        .sql(
            """
            select u.id, u.is_active from user_identities i join users u on u.id = i.user_id
            where i.issuer = :issuer and i.subject = :subject
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(
            (row, number) -> new Known(new UserId(row.getInt("id")), row.getBoolean("is_active")))
        .optional();
  }

  /** Whether a provider has vouched for this user's address before. */
  boolean isProven(UserId user) {
    return database
        .sql("select exists (select 1 from user_identities where user_id = :user)")
        .param("user", user.value())
        .query(Boolean.class)
        .single();
  }

  void insert(Identity identity, UserId user) {
    database
        .sql(
            """
            insert into user_identities (issuer, subject, user_id) values (:issuer, :subject, :user)
            on conflict do nothing
            """)
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .param("user", user.value())
        .update();
  }

  /** The account of an identity, and whether it is open. */
  record Known(UserId user, boolean open) {}
}
