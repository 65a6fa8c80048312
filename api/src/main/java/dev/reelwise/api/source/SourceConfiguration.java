package dev.reelwise.api.source;

import dev.reelwise.media.Media;
import dev.reelwise.media.MediaSettings;
import dev.reelwise.pipeline.observe.Works;
import dev.reelwise.pipeline.room.Room;
import dev.reelwise.pipeline.room.WorkFolder;
import dev.reelwise.pipeline.step.OutageSign;
import dev.reelwise.storage.ObjectStore;
import dev.reelwise.storage.StorageUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the steps need to read uploads; made only in a process that runs such a step. */
@Lazy
@Configuration(proxyBeanMethods = false)
class SourceConfiguration {

  private static final Logger log = LoggerFactory.getLogger(SourceConfiguration.class);

  @Bean
  @Lazy
  MeasuredMedia media(MediaProperties properties, Works works, MeterRegistry meters)
      throws InterruptedException {
    log.info("The sandbox of ffmpeg here: {}", Media.sandbox());
    Path ffmpeg = program("ffmpeg", properties.ffmpeg());
    Path ffprobe = program("ffprobe", properties.ffprobe());
    MediaSettings usual = MediaSettings.of(ffmpeg, ffprobe);
    Media media =
        new Media(new MediaSettings(ffmpeg, ffprobe, properties.heights(), usual.limits()));
    return new MeasuredMedia(media, works, meters);
  }

  private static Path program(String name, @Nullable Path configured) {
    return ProgramPath.find(name, configured, System.getenv("PATH"));
  }

  @Bean
  @Lazy
  Sources sources(ObjectStore store, WorkFolder folder, Room room) throws IOException {
    return new Sources(store, Files.createTempDirectory(folder.own(), "sources-"), room);
  }

  @Bean
  OutageSign storageOutage() {
    return StorageUnavailable.class::isInstance;
  }
}
