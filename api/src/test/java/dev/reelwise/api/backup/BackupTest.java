package dev.reelwise.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reelwise.contracts.VideoId;
import dev.reelwise.storage.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  private static final String NEWEST = "33";

  @TempDir private Path folder;

  private Keeping old;
  private Keeping fresh;
  private Path backup;

  @BeforeEach
  void start() {
    old = Keeping.on("kept").migratedTo(NEWEST);
    fresh = Keeping.on("fresh");
    backup = folder.resolve("a backup");
  }

  @AfterEach
  void stop() {
    old.close();
    fresh.close();
  }

  @Test
  void everythingIsBackOnOtherServers() throws Exception {
    int user = old.user("ada");
    VideoId video = old.video("Łódź", user);
    old.sql(
        """
        insert into comments (id, video_id, user_id, parent_id, content)
        values (7, %1$s, 1, 8, E'line\\nand\\ttab \\\\N'), (8, %1$s, 1, null, 'first')
        """
            .formatted(video));
    old.sql(
        "insert into video_variants (video_id, resolution, key) values (%s, '720p', 'k')"
            .formatted(video));
    old.backup(backup);

    fresh.restore(backup, false);

    assertThat(fresh.text("select password_hash from users where email = 'ada@example.org'"))
        .isEqualTo("a hash");
    assertThat(fresh.text("select title from videos")).isEqualTo("Łódź");
    assertThat(fresh.text("select quality from video_variants")).isEqualTo("720p");
    assertThat(fresh.text("select content from comments where id = 7"))
        .isEqualTo("line\nand\ttab \\N");
    assertThat(fresh.content("videos/original/" + video + ".mp4")).isEqualTo("the file of Łódź");
    assertThat(fresh.store().find(ObjectKey.original(video)).orElseThrow().contentType())
        .isEqualTo("video/mp4");
    assertThat(fresh.video("next", user).value()).isGreaterThan(video.value());
    fresh.schema().migrate();
  }

  @Test
  void eventsWithoutWorkGoToTheRelayOnceMore() throws Exception {
    for (String topic : List.of("video.uploaded", "video.failed")) {
      old.sql(
          """
          insert into outbox_events (id, topic, payload, published)
          values (gen_random_uuid(), '%s', '{}', true)
          """
              .formatted(topic));
    }
    old.sql(
        """
        with done as (
          insert into outbox_events (id, topic, payload, published)
          values (gen_random_uuid(), 'video.transcribed', '{}', true) returning id, topic)
        insert into processed_messages (id, topic) select id, topic from done
        """);
    old.backup(backup);

    fresh.restore(backup, false);

    assertThat(fresh.text("select string_agg(topic, ' ') from outbox_events where not published"))
        .isEqualTo("video.uploaded");
    assertThat(fresh.text("select count(distinct position)::text from outbox_events"))
        .isEqualTo("3");
  }

  @Test
  void aFurtherBackupAddsOnlyWhatIsNew() throws Exception {
    int user = old.user("bob");
    VideoId first = old.video("first", user);
    VideoId second = old.video("second", user);
    old.backup(backup);
    Set<String> before = contents();

    old.video("third", user);
    old.put("videos/original/" + first + ".mp4", "written over");
    old.sql("delete from videos where id = " + second);
    old.store().delete(ObjectKey.original(second));
    old.backup(backup);

    assertThat(contents()).hasSize(2).doesNotContainAnyElementsOf(before);
    try (Stream<Path> snapshots = Files.list(backup.resolve("snapshots"))) {
      assertThat(snapshots).hasSize(1);
    }
    fresh.restore(backup, false);
    assertThat(fresh.content("videos/original/" + first + ".mp4")).isEqualTo("written over");
  }

  @Test
  void whatHasNotChangedIsNotCopiedAgain() throws Exception {
    old.video("a", old.user("cy"));
    old.backup(backup);
    Path kept = backup.resolve(contents().iterator().next());
    Object before = Files.getAttribute(kept, "unix:ino");

    old.backup(backup);

    assertThat(Files.getAttribute(kept, "unix:ino")).isEqualTo(before);
  }

  @Test
  void theEarlierBackupHoldsUntilTheNextIsComplete() throws Exception {
    VideoId video = old.video("before", old.user("dan"));
    old.backup(backup);
    old.sql("update videos set title = 'after'");
    // Where the next manifest is drafted, nothing can be written: the last moment to fail.
    Files.createDirectories(backup.resolve("manifest.json.new/in the way"));

    assertThatThrownBy(() -> old.backup(backup)).isInstanceOf(IOException.class);

    fresh.restore(backup, false);
    assertThat(fresh.text("select title from videos where id = " + video)).isEqualTo("before");
  }

  @Test
  void aDamagedBackupIsRefusedBeforeAnythingIsTouched() throws Exception {
    old.video("x", old.user("eve"));
    old.backup(backup);
    Path content = backup.resolve(contents().iterator().next());
    Files.writeString(content, "X" + Files.readString(content).substring(1));
    fresh.migratedTo(NEWEST).video("stays", fresh.user("fay"));

    assertThatThrownBy(() -> fresh.restore(backup, true))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("damaged");
    Files.delete(content);
    assertThatThrownBy(() -> fresh.restore(backup, true))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("missing");

    assertThat(fresh.text("select title from videos")).isEqualTo("stays");
  }

  @Test
  void whatIsThereIsOnlyThrownAwayWhenAsked() throws Exception {
    VideoId video = old.video("kept", old.user("gil"));
    old.backup(backup);
    fresh.migratedTo(NEWEST);
    int other = fresh.user("hal");
    VideoId gone = fresh.video("one", other);
    for (int i = 0; i < 5; i++) {
      gone = fresh.video("more", other);
    }
    fresh.put("others/file", "not ours");

    assertThatThrownBy(() -> fresh.restore(backup, false))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("6 videos and 1 accounts")
        .hasMessageContaining("--replace");
    fresh.restore(backup, true);

    assertThat(fresh.text("select string_agg(title, ',') from videos")).isEqualTo("kept");
    assertThat(fresh.has("videos/original/" + gone + ".mp4")).isFalse();
    assertThat(fresh.content("videos/original/" + video + ".mp4")).isEqualTo("the file of kept");
    assertThat(fresh.has("others/file")).isTrue();
    assertThat(fresh.video("next", 1).value())
        .as("an id that was given away is not given once more")
        .isGreaterThan(gone.value());
  }

  @Test
  void aDatabaseInUseIsRefused() throws Exception {
    old.backup(backup);
    try (Connection service =
        DriverManager.getConnection(
            fresh.property("spring.datasource.url") + "&ApplicationName=a+service",
            fresh.property("PG_USER"),
            fresh.property("PG_PASSWORD"))) {
      assertThat(service.isValid(1)).isTrue();
      assertThatThrownBy(() -> fresh.restore(backup, false))
          .isInstanceOf(BackupRefused.class)
          .hasMessageContaining("a service")
          .hasMessageContaining("Stop the services");
    }
  }

  @Test
  void anOlderSchemaIsBroughtUpAndANewerOneRefused() throws Exception {
    old.migratedTo("20");
    VideoId video = old.video("from long ago", old.user("ida"));
    old.backup(backup);

    fresh.restore(backup, false);

    assertThat(fresh.text("select visibility from videos where id = " + video)).isEqualTo("public");
    Path manifest = backup.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("\"schema\" : \"20\"", "\"schema\" : \"4711\""));
    assertThatThrownBy(() -> fresh.restore(backup, true))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("4711");
  }

  @Test
  void theAccountsFileIsForItsOwnerAlone() throws Exception {
    Path account = Files.writeString(folder.resolve("account.json"), "{\"password\": \"x\"}");

    old.backup(backup, account);

    Manifest manifest = new BackupFolder(backup).manifest().orElseThrow();
    Path kept = backup.resolve(manifest.account().path());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rwx------");
  }

  @Test
  void aFolderWithoutABackupIsRefused() throws Exception {
    assertThatThrownBy(() -> fresh.restore(folder, false)).isInstanceOf(BackupRefused.class);
    Files.writeString(folder.resolve("manifest.json"), "[1, 2]");
    assertThatThrownBy(() -> fresh.restore(folder, false))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("no manifest");
  }

  @Test
  void aTableComesBehindThoseThatItRefersTo() {
    assertThat(
            LoadRepository.inOrder(
                List.of("likes", "comments", "videos"),
                Map.of("likes", Set.of("comments"), "comments", Set.of("videos"))))
        .containsExactly("videos", "comments", "likes");
  }

  private Set<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(backup.resolve("objects"))) {
      Set<String> contents = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> contents.add(backup.relativize(file).toString()));
      return contents;
    }
  }
}
