package dev.reelwise.bench.chaos;

import dev.reelwise.bench.OwnSystem;
import dev.reelwise.stack.ServerStatus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/** Finds the processes of the system, kills them, and tells when what was killed works again. */
final class Victims {

  /** The folder in which ffmpeg runs is named after what it is for. */
  private static final Pattern WORK = Pattern.compile("(\\d+)-([a-z]+)-(\\d+)");

  private static final int PATIENCE_MILLIS = 2_000;

  private final OwnSystem system;
  private final Database database;
  private final Lines lines;

  Victims(OwnSystem system, Database database, Lines lines) {
    this.system = system;
    this.database = database;
    this.lines = lines;
  }

  /** Empty when there is no such process, or it has not come to its line yet. */
  Optional<Kill> kill(Victim victim) {
    if (victim.diesAtLines()) {
      return dieAtLine(victim);
    }
    return victim == Victim.FFMPEG ? killFfmpeg() : killServer(victim);
  }

  /** The process that a kill of it ends. */
  Victim processOf(Victim victim) {
    return victim.diesAtLines() ? lines.next(victim).service() : victim;
  }

  /** Whether it will die as soon as it comes to its line. */
  boolean isDying(Victim victim) {
    return lines.isArmed(victim);
  }

  private Optional<Kill> dieAtLine(Victim victim) {
    Victim service = processOf(victim);
    if (!lines.isArmed(victim)) {
      lines.arm(victim);
    }
    return lines
        .died(victim)
        .map(process -> new Kill(victim, service, () -> worksAgain(service, process)));
  }

  private Optional<Kill> killServer(Victim victim) {
    return status(victim)
        .filter(found -> victim.isService() || found.state() == ServerStatus.State.READY)
        .flatMap(found -> ProcessHandle.of(found.pid()))
        .flatMap(process -> kill(victim, process, () -> worksAgain(victim, process.pid())));
  }

  private Optional<Kill> killFfmpeg() {
    try (Stream<ProcessHandle> children =
        status(Victim.API).flatMap(api -> ProcessHandle.of(api.pid())).stream()
            .flatMap(ProcessHandle::descendants)) {
      return children
          .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg"))
          .findFirst()
          .flatMap(child -> kill(Victim.FFMPEG, child, goesOn(child)));
    }
  }

  /** Empty when it has ended by itself. */
  private static Optional<Kill> kill(Victim victim, ProcessHandle process, BooleanSupplier works) {
    return process.destroyForcibly()
        ? Optional.of(new Kill(victim, victim, works))
        : Optional.empty();
  }

  private boolean worksAgain(Victim victim, long killed) {
    Optional<ServerStatus> now = status(victim).filter(found -> found.pid() != killed);
    return victim.isService()
        ? now.isPresent() && isLive(victim)
        : now.filter(found -> found.state() == ServerStatus.State.READY).isPresent();
  }

  private Optional<ServerStatus> status(Victim victim) {
    return system.stack().status().stream()
        .filter(found -> found.name().equals(victim.text()) && found.pid() > 0)
        .findFirst();
  }

  private boolean isLive(Victim service) {
    try {
      URI address = system.address(service.text()).resolve("/health/live");
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The step that this ffmpeg worked for; at once where it does not say for which it did. */
  private BooleanSupplier goesOn(ProcessHandle ffmpeg) {
    Matcher work = WORK.matcher(folderOf(ffmpeg));
    if (!work.find()) {
      return () -> true;
    }
    String video = work.group(1);
    String step = work.group(2);
    int attempt = Integer.parseInt(work.group(3));
    return () -> {
      try {
        return database.goesOn(video, step, attempt);
      } catch (DataAccessException away) {
        return false;
      }
    };
  }

  private static String folderOf(ProcessHandle process) {
    try {
      Path folder = Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
      return folder.toString();
    } catch (IOException | UnsupportedOperationException unknown) {
      return "";
    }
  }
}
