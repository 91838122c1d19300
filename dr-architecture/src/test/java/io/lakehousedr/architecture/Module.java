package io.lakehousedr.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module of the build.
 *
 * @param folder where it is
 */
record Module(Path folder) {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  /** All that the build is made of. */
  static List<Module> all() {
    return MODULE
        .matcher(text(ROOT.resolve("pom.xml")))
        .results()
        .map((MatchResult found) -> new Module(ROOT.resolve(found.group(1))))
        .toList();
  }

  static Module named(String name) {
    return new Module(ROOT.resolve(name));
  }

  String name() {
    return folder.getFileName().toString();
  }

  String pom() {
    return text(folder.resolve("pom.xml"));
  }

  /** Whether embedders get a jar of it. */
  boolean isPublished() {
    return !pom().contains("<maven.deploy.skip>true")
        && !pom().contains("<packaging>pom</packaging>");
  }

  /** Its source files, without those of packages and of the module itself. */
  List<Path> mainSources() {
    Path sources = folder.resolve("src/main/java");
    return Files.isDirectory(sources) ? javaBelow(sources) : List.of();
  }

  /** The names of the classes that its source files are named after. */
  List<String> mainClasses() {
    Path sources = folder.resolve("src/main/java");
    return mainSources().stream()
        .map(file -> sources.relativize(file).toString())
        .map(name -> name.substring(0, name.length() - ".java".length()).replace('/', '.'))
        .toList();
  }

  private static List<Path> javaBelow(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
