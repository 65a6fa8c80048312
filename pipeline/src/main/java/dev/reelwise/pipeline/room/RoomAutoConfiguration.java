package dev.reelwise.pipeline.room;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives the process its folder, and keeps the common one clean. */
@AutoConfiguration
@EnableConfigurationProperties(RoomSettings.class)
public class RoomAutoConfiguration {

  @Bean
  WorkFolder workFolder(RoomSettings settings) throws IOException {
    return WorkFolder.below(settings.root());
  }

  @Bean
  Room room(WorkFolder folder, RoomSettings settings, MeterRegistry meters) {
    Room room = new Room(folder, settings.most(), settings.spare().toBytes());
    Gauge.builder("reelwise.work.free", room, RoomAutoConfiguration::free)
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("reelwise.work.promised", room, Room::promised)
        .baseUnit("bytes")
        .register(meters);
    return room;
  }

  @Bean
  Sweeper workSweeper(WorkFolder folder, RoomSettings settings) {
    return new Sweeper(folder, settings.sweep());
  }

  private static double free(Room room) {
    try {
      return room.free();
    } catch (IOException | UncheckedIOException unknown) {
      return Double.NaN;
    }
  }
}
