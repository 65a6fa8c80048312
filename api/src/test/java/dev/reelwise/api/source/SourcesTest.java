package dev.reelwise.api.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reelwise.api.TestStorage;
import dev.reelwise.pipeline.room.NoRoom;
import dev.reelwise.pipeline.room.Room;
import dev.reelwise.pipeline.room.WorkFolder;
import dev.reelwise.storage.ObjectKey;
import dev.reelwise.storage.ObjectNotFound;
import dev.reelwise.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final ObjectKey KEY = new ObjectKey("videos/original/1.mp4");
  private static ObjectStore store;

  @TempDir private Path root;
  private WorkFolder workFolder;
  private Room room;
  private Path folder;
  private Sources sources;

  @BeforeAll
  static void storeAnUpload() {
    store = TestStorage.join("sources").getBean(ObjectStore.class);
    store.put(KEY, "the upload".getBytes(StandardCharsets.UTF_8), "video/mp4");
  }

  @BeforeEach
  void useAnEmptyFolder() throws Exception {
    workFolder = WorkFolder.below(root);
    room = new Room(workFolder, Long.MAX_VALUE, 0);
    folder = workFolder.own();
    sources = new Sources(store, folder, room);
  }

  @AfterEach
  void giveTheFolderBack() throws Exception {
    workFolder.close();
  }

  @Test
  void stepsOnTheSameFileShareOneCopy() throws Exception {
    try (Source one = sources.open(KEY);
        Source other = sources.open(KEY)) {
      assertThat(one.file()).isEqualTo(other.file()).hasContent("the upload");
      assertThat(copies()).hasSize(1);
    }
  }

  @Test
  void theCopyStaysUntilTheLastStepIsDone() throws Exception {
    Source one = sources.open(KEY);
    Source other = sources.open(KEY);

    one.close();
    one.close();
    assertThat(other.file()).hasContent("the upload");

    other.close();
    assertThat(copies()).isEmpty();
  }

  @Test
  void manyAtOnceFetchOnce() throws Exception {
    List<Path> files = new ArrayList<>();
    List<Source> open = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Source>> opening = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        opening.add(threads.submit(() -> sources.open(KEY)));
      }
      for (Future<Source> one : opening) {
        open.add(one.get());
        files.add(one.get().file());
      }
    }
    assertThat(files).containsOnly(files.getFirst()).first().isNotNull();
    assertThat(copies()).hasSize(1);
    open.forEach(Source::close);
    assertThat(copies()).isEmpty();
  }

  @Test
  void aMissingUploadLeavesNothingBehind() throws Exception {
    assertThatExceptionOfType(ObjectNotFound.class)
        .isThrownBy(() -> sources.open(new ObjectKey("videos/original/2.mp4")));

    assertThat(copies()).isEmpty();
  }

  @Test
  void oneWhoGivesUpDoesNotSpoilItForTheOther() throws Exception {
    ObjectKey late = new ObjectKey("videos/original/late.mp4");
    assertThatExceptionOfType(ObjectNotFound.class).isThrownBy(() -> sources.open(late));
    store.put(late, new byte[] {1}, "video/mp4");

    try (Source source = sources.open(late)) {
      assertThat(source.file()).hasBinaryContent(new byte[] {1});
    }
  }

  @Test
  void anInterruptedStepStopsWaiting() throws Exception {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> sources.open(KEY));
    assertThat(copies()).isEmpty();
  }

  @Test
  void aCopyIsSetAsideOnceAndGivenBack() throws Exception {
    try (Source _ = sources.open(KEY);
        Source _ = sources.open(KEY)) {
      assertThat(room.promised()).isEqualTo("the upload".length());
    }
    assertThat(room.promised()).isZero();
  }

  @Test
  void whatDoesNotFitIsNotFetched() throws Exception {
    Sources crowded = new Sources(store, folder, new Room(workFolder, 5, 0));

    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> crowded.open(KEY));
    assertThat(copies()).isEmpty();
  }

  private List<Path> copies() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
