package dev.reelwise.bench.chaos;

import dev.reelwise.pipeline.fault.FailPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets services die at lines where two servers' truths differ: what is killed at any moment falls
 * there hardly ever. A service looks itself whether it shall.
 */
final class Lines {

  private final Path faults;
  private final Map<Victim, Integer> turns = new EnumMap<>(Victim.class);
  private final Map<Victim, Line> armed = new EnumMap<>(Victim.class);
  private final Set<FailPoint> crossed = EnumSet.noneOf(FailPoint.class);

  Lines(Path faults) {
    this.faults = faults;
  }

  /** The folder that the services are told of. */
  static Path in(Path folder) throws IOException {
    Path faults = Files.createDirectory(folder.resolve("faults"));
    Files.createDirectory(faults.resolve("armed"));
    Files.createDirectory(faults.resolve("reached"));
    return faults;
  }

  /** The line at which it will die, or would next. */
  Line next(Victim victim) {
    List<Line> lines = Line.of(victim);
    return lines.get(turns.getOrDefault(victim, 0) % lines.size());
  }

  boolean isArmed(Victim victim) {
    return armed.containsKey(victim);
  }

  /** The next service that comes there dies. */
  void arm(Victim victim) {
    Line line = next(victim);
    try {
      Path draft = Files.writeString(faults.resolve(line.name()), "halt");
      Files.move(draft, faults.resolve("armed").resolve(line.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    armed.put(victim, line);
  }

  /** Which process has died at its line since it was armed; once. */
  Optional<Long> died(Victim victim) {
    Line line = armed.get(victim);
    if (line == null) {
      return Optional.empty();
    }
    String begin = line.name() + "~";
    try (Stream<Path> files = Files.list(faults.resolve("reached"))) {
      Optional<Path> death =
          files.filter(file -> file.getFileName().toString().startsWith(begin)).findFirst();
      if (death.isEmpty()) {
        return Optional.empty();
      }
      Files.delete(death.get());
      armed.remove(victim);
      crossed.add(line.point());
      turns.merge(victim, 1, Integer::sum);
      String name = death.get().getFileName().toString();
      return Optional.of(Long.valueOf(name.substring(begin.length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody dies any more. */
  void disarm() {
    for (Line line : armed.values()) {
      try {
        Files.deleteIfExists(faults.resolve("armed").resolve(line.name()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether a service has died at such a line. */
  boolean crossed(FailPoint point) {
    return crossed.contains(point);
  }
}
