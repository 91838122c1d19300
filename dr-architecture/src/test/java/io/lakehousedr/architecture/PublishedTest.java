package io.lakehousedr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What embedders get: what was written for them, and a version of each. */
class PublishedTest {
  static Stream<Module> published() {
    return Module.all().stream().filter(Module::isPublished);
  }

  @Test
  void theseArePublished() {
    assertThat(published().map(Module::name))
        .contains("dr-api", "dr-testkit", "dr-core", "dr-cli")
        .doesNotContain("dr-architecture", "dr-examples", "dr-benchmarks", "dr-bom");
  }

  @Test
  void theBomNamesEachPublishedModule() {
    String bom = Module.named("dr-bom").pom();
    String managed = bom.substring(bom.indexOf("<dependencyManagement>"));
    List<String> names =
        published().map(module -> "<artifactId>" + module.name() + "</artifactId>").toList();
    assertThat(managed).contains(names);
  }

  /** Tests, fixtures and what else has no source under {@code src/main} stays at home. */
  @ParameterizedTest
  @MethodSource("published")
  void holdsNothingButItsMainClasses(Module module) throws IOException {
    Set<String> delivered = delivered(module);
    Set<String> written = Set.copyOf(module.mainClasses());
    assertThat(delivered).containsExactlyInAnyOrderElementsOf(written);
  }

  private static Set<String> delivered(Module module) throws IOException {
    Path place = place(module);
    if (Files.isDirectory(place)) {
      return topLevelClasses(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return topLevelClasses(jar.getPath("/"));
    }
  }

  /** Its jar; or the folder of its classes, in a build that makes no jars. */
  private static Path place(Module module) {
    Path target = module.folder().resolve("target").toAbsolutePath().normalize();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.startsWith(target))
        .findFirst()
        .orElseThrow(() -> new AssertionError(module.name() + " is not on the class path"));
  }

  private static Set<String> topLevelClasses(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.replaceFirst("([$][^/]*)?[.]class$", "").replace('/', '.'))
          .collect(Collectors.toSet());
    }
  }
}
