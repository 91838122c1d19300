package io.lakehousedr.examples.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo's own temporary folder. */
final class WorkFolder implements AutoCloseable {
  private final Path path;
  private final Arguments.Afterwards afterwards;

  WorkFolder(Path path, Arguments.Afterwards afterwards) {
    this.path = path;
    this.afterwards = afterwards;
  }

  /**
   * Makes the folder.
   *
   * @throws IllegalArgumentException when it is there and holds something
   */
  static WorkFolder create(Arguments arguments) throws IOException {
    Path path =
        arguments.folder().isPresent()
            ? empty(arguments.folder().get())
            : Files.createTempDirectory("lakehouse-dr-demo-");
    return new WorkFolder(path.toRealPath(), arguments.afterwards());
  }

  private static Path empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new IllegalArgumentException(folder + " is not empty: name a new folder");
      }
    }
    return folder;
  }

  Path path() {
    return path;
  }

  /** What becomes of it, for people. */
  String fate() {
    return afterwards == Arguments.Afterwards.KEEP
        ? "Everything is kept in " + path
        : path + " is removed (--keep keeps it).";
  }

  @Override
  public void close() throws IOException {
    if (afterwards == Arguments.Afterwards.REMOVE) {
      Files.walkFileTree(path, new Remover());
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
