package dev.reelwise.stack;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ffmpeg that the build unpacked. Its library for capture devices is linked with desktop
 * libraries (X11, ALSA, PulseAudio) which files do not need and a server lacks; a copy of it
 * without those links goes before it, through a wrapper that sets LD_LIBRARY_PATH. (Empty libraries
 * of those names would do as well, but the loader would complain on the standard error of each
 * run.)
 */
final class BundledFfmpeg {
  private static final String DEVICES = "libavdevice.so.62";
  private static final Set<String> NOT_NEEDED =
      Set.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

  private BundledFfmpeg() {}

  /**
   * The programs below the stack's home, made ready to run; empty when the build has none for this
   * system.
   */
  static Optional<Ffmpeg> in(Path home) {
    Path ffmpeg = home.resolve("ffmpeg");
    if (!Files.isDirectory(ffmpeg)) {
      return Optional.empty();
    }
    try (Stream<Path> files =
        Files.find(ffmpeg, 8, (path, is) -> path.endsWith("ffprobe") && is.isRegularFile())) {
      Optional<Path> probe =
          files.filter(file -> !file.startsWith(ffmpeg.resolve("bin"))).findFirst();
      if (probe.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          prepare(ffmpeg.toAbsolutePath(), probe.get().toAbsolutePath().resolve("..").normalize()));
    } catch (IOException failure) {
      throw new StackFailure("The bundled ffmpeg can't be prepared in " + ffmpeg, failure);
    }
  }

  private static Ffmpeg prepare(Path ffmpeg, Path natives) throws IOException {
    Path patched = Files.createDirectories(ffmpeg.resolve("patched"));
    ElfLibrary devices = new ElfLibrary(Files.readAllBytes(natives.resolve(DEVICES)));
    publish(patched.resolve(DEVICES), devices.without(NOT_NEEDED));
    Path bin = Files.createDirectories(ffmpeg.resolve("bin"));
    return new Ffmpeg(
        wrapper(bin.resolve("ffmpeg"), natives, patched),
        wrapper(bin.resolve("ffprobe"), natives, patched));
  }

  private static Path wrapper(Path wrapper, Path natives, Path patched) throws IOException {
    Path program = natives.resolve(wrapper.getFileName());
    executable(program);
    String script =
        """
        #!/bin/sh
        LD_LIBRARY_PATH=%s:%s
        export LD_LIBRARY_PATH
        exec %s "$@"
        """
            .formatted(quoted(patched), quoted(natives), quoted(program));
    publish(wrapper, script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return wrapper.toAbsolutePath();
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /** Writes a whole file or none, as several processes may do so at once. */
  private static void publish(Path file, byte[] content) throws IOException {
    if (Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    Files.write(part, content);
    executable(part);
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileAlreadyExistsException anotherWasFaster) {
      Files.delete(part);
    }
  }

  private static void executable(Path file) throws IOException {
    if (!Files.isExecutable(file) && !file.toFile().setExecutable(true, false)) {
      throw new IOException("Can't make " + file + " executable");
    }
  }
}
