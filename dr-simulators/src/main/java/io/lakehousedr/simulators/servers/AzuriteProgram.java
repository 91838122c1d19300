package io.lakehousedr.simulators.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Installs Azurite by npm, once for this user; several processes may want it at once. */
final class AzuriteProgram {
  private static final String VERSION = "3.37.0";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private AzuriteProgram() {}

  /** How it is started, without arguments. */
  static synchronized List<String> command(Availability availability) {
    Path node = Programs.find("node").orElseThrow(() -> without(availability, "node"));
    Path folder = Programs.cache("azurite-" + VERSION);
    Path main = folder.resolve("node_modules/azurite/dist/src/blob/main.js");
    Path done = folder.resolve("installed");
    if (!Files.exists(done)) {
      Path npm = Programs.find("npm").orElseThrow(() -> without(availability, "npm"));
      install(npm, folder, done);
    }
    return List.of(node.toString(), main.toString());
  }

  private static RuntimeException without(Availability availability, String program) {
    return availability.missing(
        "Azurite needs " + program + ", which is not on the PATH. Install Node 20 or newer");
  }

  private static void install(Path npm, Path folder, Path done) {
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(done)) {
          run(npm, folder);
          Files.createFile(done);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Azurite cannot be installed in " + folder, e);
    }
  }

  private static void run(Path npm, Path folder) {
    ChildProcess.run(
        "npm install azurite",
        List.of(
            npm.toString(),
            "install",
            "--prefix",
            folder.toString(),
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "azurite@" + VERSION),
        Map.of(),
        folder.resolve("install.log"),
        PATIENCE);
  }
}
