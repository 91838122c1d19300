package io.lakehousedr.simulators.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that Go builds from its public source, once for this machine.
 *
 * @param module for example {@code example.org/some/program}; its last part names the program
 * @param version pinned, for example {@code v1.2.3}
 */
record GoProgram(String module, String version) {
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private String name() {
    return module.substring(module.lastIndexOf('/') + 1);
  }

  /**
   * Where the program is; builds it at the first call, which takes minutes.
   *
   * @throws RuntimeException that skips the test, or fails it in CI, when there is no Go
   */
  Path installed() {
    Path folder = Programs.cache(name()).resolve(version);
    Path program = folder.resolve(name());
    if (!Files.isExecutable(program)) {
      build(go().orElseThrow(this::missing), folder, program);
    }
    return program;
  }

  private RuntimeException missing() {
    return new Availability()
        .missing("no go on this machine to build " + name() + " with: install Go, or set GOROOT");
  }

  /** Go on the path, where it says it is, or where its installers put it. */
  static Optional<Path> go() {
    Stream<Path> roots =
        Stream.concat(
            Optional.ofNullable(System.getenv("GOROOT")).map(Path::of).stream(),
            Stream.of(
                Path.of("/usr/local/go"),
                Path.of("/usr/lib/go"),
                Path.of("/opt/homebrew/opt/go/libexec"),
                Path.of(System.getProperty("user.home"), "go")));
    return Programs.find("go")
        .or(
            () ->
                roots
                    .map(root -> root.resolve("bin").resolve("go"))
                    .filter(Files::isExecutable)
                    .findFirst());
  }

  /** Two builds at once would take twice as long: the second waits, and finds it done. */
  private void build(Path go, Path folder, Path program) {
    try {
      Files.createDirectories(folder);
      Path lock = folder.resolve("lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.isExecutable(program)) {
          install(go, folder, program);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name() + " cannot be installed in " + folder, e);
    }
  }

  private void install(Path go, Path folder, Path program) throws IOException {
    Path fresh = Files.createTempDirectory(folder, "build");
    ChildProcess.run(
        "go install " + module,
        List.of(go.toString(), "install", module + "@" + version),
        Map.of("GOBIN", fresh.toString()),
        folder.resolve("build.log"),
        PATIENCE);
    Files.move(fresh.resolve(name()), program, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(fresh);
  }
}
