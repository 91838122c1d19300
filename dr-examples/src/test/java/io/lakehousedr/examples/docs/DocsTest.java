package io.lakehousedr.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.core.config.ConfigLoader;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://)([^)#\\s]+)");
  private static final Pattern CODE = Pattern.compile("DR-\\d{4}");

  @TempDir private Path folder;

  @Test
  void linksLeadToFilesThatAreThere() {
    List<String> broken = new ArrayList<>();
    for (Path page : Pages.all()) {
      LINK.matcher(Pages.text(page))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !Files.exists(page.resolveSibling(link)))
          .forEach(link -> broken.add(page + " -> " + link));
    }
    assertThat(Pages.all()).hasSizeGreaterThan(5);
    assertThat(broken).isEmpty();
  }

  @Test
  void configurationsLoadWithoutAProblem() throws IOException {
    int count = 0;
    for (Path page : Pages.all()) {
      for (String json : Pages.blocks(page, "json config")) {
        count++;
        LoadedConfig loaded =
            ConfigLoader.load(Files.writeString(folder.resolve(count + ".json"), json));
        assertThat(loaded.problems()).as(page.toString()).isEmpty();
        assertThat(loaded.config().workspaces()).isNotEmpty();
      }
    }
    assertThat(count).isPositive();
  }

  @Test
  void javaIsTakenFromSourcesThatAreCompiled() throws IOException {
    String sources = sources();
    for (Path page : Pages.all()) {
      for (String java : Pages.blocks(page, "java")) {
        assertThat(sources).as(page.toString()).contains(squeezed(java));
      }
    }
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(Pages.ROOT)) {
      for (Path file : files.filter(DocsTest::isSource).toList()) {
        all.append(squeezed(Files.readString(file)));
      }
    }
    return all.toString();
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") && !file.toString().contains("/target/");
  }

  private static String squeezed(String java) {
    return java.replaceAll("\\s+", " ").strip();
  }

  @Test
  void problemCodesThatAreMentionedExist() {
    for (Path page : Pages.all()) {
      assertThat(CODE.matcher(Pages.text(page)).results().map(MatchResult::group))
          .as(page.toString())
          .allMatch(code -> Problem.ofCode(code).isPresent());
    }
  }
}
