package io.lakehousedr.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every command that a page marks as runnable ({@code sh run}), page after page in one folder
 * as a reader would, with the {@code dr} that was built.
 */
class CommandsIT {
  private static final List<String> TOUR =
      List.of("README.md", "docs/operators.md", "docs/protocol.md", "docs/adapters.md");

  @TempDir private Path folder;

  @Test
  void doWhatThePagesSay() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Pages.ROOT.resolve("dr-cli/target/dr.jar")),
        "-Dfast builds no dr.jar, and the commands need it");
    for (String page : TOUR) {
      List<String> blocks = Pages.blocks(Pages.ROOT.resolve(page), "sh run");
      assertThat(blocks).as(page).isNotEmpty();
      for (String block : blocks) {
        run(page, block);
      }
    }
  }

  @Test
  void areOnNoOtherPage() {
    assertThat(Pages.all())
        .filteredOn(page -> !Pages.blocks(page, "sh run").isEmpty())
        .extracting(page -> Pages.ROOT.relativize(page).toString())
        .containsExactlyInAnyOrderElementsOf(TOUR);
  }

  private void run(String page, String block) throws IOException, InterruptedException {
    Path told = folder.resolve("told.txt");
    ProcessBuilder shell = new ProcessBuilder("sh", "-euc", block);
    shell.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(told.toFile());
    String bin = Pages.ROOT.resolve("bin").toString();
    shell.environment().merge("PATH", bin, (path, ours) -> ours + ":" + path);
    Process process = shell.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s: %s", page, block).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("%s%n%s%n%s", page, block, Files.readString(told)).isZero();
  }
}
