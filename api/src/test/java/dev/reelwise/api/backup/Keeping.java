package dev.reelwise.api.backup;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.stack.SharedStack;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database and a bucket of their own, and what a backup does with them. */
final class Keeping implements AutoCloseable {

  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, StorageAutoConfiguration.class})
  static class Servers {}

  private final ConfigurableApplicationContext context;

  private Keeping(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static Keeping on(String name) {
    SpringApplication application = new SpringApplication(Servers.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setDefaultProperties(BackupApplication.PROPERTIES);
    Map<String, Object> servers = Map.copyOf(SharedStack.join().isolated(name).environment());
    application.addInitializers(
        context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("servers", servers)));
    return new Keeping(application.run("--JWT_SECRET=" + "a secret of these tests, long enough"));
  }

  Keeping migratedTo(String version) {
    schema().makeAnew(version);
    return this;
  }

  Schema schema() {
    return new Schema(database(), "public");
  }

  DataSource database() {
    return context.getBean(DataSource.class);
  }

  ObjectStore store() {
    return context.getBean(ObjectStore.class);
  }

  String property(String name) {
    return context.getEnvironment().getRequiredProperty(name);
  }

  void backup(Path folder) throws IOException, SQLException {
    backup(folder, null);
  }

  void backup(Path folder, Path account) throws IOException, SQLException {
    new Backup(new DumpRepository(database()), store(), Clock.systemUTC()).to(folder, account);
  }

  void restore(Path folder, boolean replace) throws Exception {
    new Restore(new LoadRepository(database()), schema(), store()).from(folder, replace);
  }

  void sql(String statement) {
    JdbcClient.create(database()).sql(statement).update();
  }

  String text(String query) {
    return JdbcClient.create(database()).sql(query).query(String.class).single();
  }

  int user(String name) {
    return Integer.parseInt(
        text(
            """
            insert into users (name, email, password_hash)
            values ('%1$s', '%1$s@example.org', 'a hash') returning id::text
            """
                .formatted(name)));
  }

  VideoId video(String title, int owner) {
    VideoId video =
        new VideoId(
            Integer.parseInt(
                text(
                    """
                    insert into videos (title, user_id, status)
                    values ('%s', %d, 'ready') returning id::text
                    """
                        .formatted(title, owner))));
    sql("update videos set key = 'videos/original/" + video + ".mp4' where id = " + video);
    put("videos/original/" + video + ".mp4", "the file of " + title);
    return video;
  }

  void put(String key, String content) {
    store().put(new ObjectKey(key), content.getBytes(StandardCharsets.UTF_8), "video/mp4");
  }

  String content(String key) throws IOException {
    try (InputStream in = store().open(new ObjectKey(key))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  boolean has(String key) {
    return store().find(new ObjectKey(key)).isPresent();
  }

  @Override
  public void close() {
    context.close();
  }
}
