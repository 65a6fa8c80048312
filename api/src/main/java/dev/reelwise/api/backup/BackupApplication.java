package dev.reelwise.api.backup;

import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageAutoConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What a process has that was started for a backup or a restore alone: the database and the bucket.
 * Nothing else of the service may run while its tables are replaced, so this is no component of it.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, StorageAutoConfiguration.class})
@EnableConfigurationProperties(BackupSettings.class)
public class BackupApplication {

  /** A restore tells its own connections from those of others by this name. */
  public static final Map<String, Object> PROPERTIES =
      Map.of(
          "spring.datasource.hikari.data-source-properties.ApplicationName",
          LoadRepository.OWN_NAME,
          "spring.datasource.hikari.maximum-pool-size",
          "4");

  private static final Logger LOG = LoggerFactory.getLogger(BackupApplication.class);

  /** The tasks that need this and no more. */
  public static boolean does(String task) {
    return task.equals("backup") || task.equals("restore");
  }

  @Bean
  ApplicationRunner task(
      @Value("${reelwise.task}") String task,
      @Value("${spring.flyway.default-schema}") String schema,
      BackupSettings settings,
      DataSource database,
      ObjectStore store,
      Clock clock) {
    return arguments -> {
      Path folder = settings.folder();
      if (folder == null) {
        throw new IllegalArgumentException("reelwise.backup.folder says where the backup lies");
      }
      try {
        if (task.equals("backup")) {
          new Backup(new DumpRepository(database), store, clock).to(folder, settings.account());
        } else {
          new Restore(new LoadRepository(database), new Schema(database, schema), store)
              .from(folder, settings.replace());
        }
      } catch (BackupRefused refused) {
        LOG.error(refused.getMessage());
        System.exit(1);
      }
    };
  }
}
