package dev.reelwise.api.backup;

import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables without what is in them, at any version that this program knows. */
final class Schema {

  private final DataSource database;
  private final String name;

  Schema(DataSource database, String name) {
    this.database = database;
    this.name = name;
  }

  private FluentConfiguration configuration() {
    return Flyway.configure()
        .dataSource(database)
        .defaultSchema(name)
        .schemas(name)
        .locations("classpath:db/migration")
        .baselineOnMigrate(true)
        .baselineVersion("0");
  }

  /** Throws {@link BackupRefused} for a version that is newer than this program. */
  void require(String version) {
    MigrationVersion newest =
        Arrays.stream(configuration().load().info().all())
            .map(MigrationInfo::getVersion)
            .filter(java.util.Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    if (MigrationVersion.fromVersion(version).compareTo(newest) > 0) {
      throw new BackupRefused(
          "The backup has schema version %s, and this Reelwise knows up to %s: use a newer one."
              .formatted(version, newest));
    }
  }

  /** Drops all that is there, and makes empty tables of this version. */
  void makeAnew(String version) {
    configuration().cleanDisabled(false).load().clean();
    configuration().target(version).load().migrate();
  }

  /** Brings the tables, with what is in them, to the newest version. */
  void migrate() {
    configuration().load().migrate();
  }
}
