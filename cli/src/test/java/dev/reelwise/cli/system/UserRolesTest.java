package dev.reelwise.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.cli.CommandFailure;
import dev.reelwise.stack.SharedStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class UserRolesTest {
  private final Map<String, String> servers = SharedStack.join().isolated("cli").environment();

  @Test
  void changesTheOpenAccountWithThisAddress() throws SQLException {
    try (var database = connect();
        var statement = database.createStatement()) {
      statement.execute(
          """
          create table users (
            id serial, name text, email text, role text default 'user', is_active bool,
            created_at timestamptz default now(), updated_at timestamptz default now());
          insert into users (name, email, is_active)
          values ('Closed', 'ada@example.org', false), ('Ada', 'ada@example.org', true),
                 ('Eve', 'eve@example.org', true);
          """);

      assertThat(new UserRoles(servers).set("ada@example.org", "admin"))
          .hasValueSatisfying(
              changed -> {
                assertThat(changed.id()).isEqualTo(2);
                assertThat(changed.name()).isEqualTo("Ada");
              });

      try (var row =
          statement.executeQuery("select string_agg(role, ',' order by id) from users")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("user,admin,user");
      }
      assertThat(new UserRoles(servers).set("nobody@example.org", "admin")).isEmpty();
    }
  }

  @Test
  void saysWhenTheDatabaseDoesNotKnowUsers() {
    assertThatThrownBy(() -> new UserRoles(servers).set("ada@example.org", "admin"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("users");
  }

  private Connection connect() throws SQLException {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {servers.get("DB_HOST")});
    source.setPortNumbers(new int[] {Integer.parseInt(servers.get("DB_PORT"))});
    source.setDatabaseName(servers.get("DB_NAME"));
    source.setUser(servers.get("PG_USER"));
    source.setPassword(servers.get("PG_PASSWORD"));
    return source.getConnection();
  }
}
