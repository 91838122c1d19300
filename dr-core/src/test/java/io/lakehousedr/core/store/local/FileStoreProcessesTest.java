package io.lakehousedr.core.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four real processes on one root. */
class FileStoreProcessesTest {
  private static final int PROCESSES = 4;
  private static final int ROUNDS = 40;

  @TempDir Path folder;

  private List<String> raced(String what) throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(what, i));
    }
    List<String> said = new ArrayList<>();
    for (Process process : processes) {
      try (InputStream out = process.getInputStream()) {
        said.addAll(new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      }
      assertThat(process.waitFor()).as(said.toString()).isZero();
    }
    return said;
  }

  private Process start(String what, int number) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FileStoreRacer.class.getName(),
            what,
            folder.toString(),
            String.valueOf(number),
            String.valueOf(PROCESSES),
            String.valueOf(ROUNDS))
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void ofProcessesThatCreateOneWinsWithItsWholeContent() throws Exception {
    List<String> winners = raced("create");
    assertThat(winners.stream().map(line -> line.split(" ", -1)[0]).sorted().toList())
        .isEqualTo(IntStream.range(0, ROUNDS).mapToObj(String::valueOf).sorted().toList());
    for (String line : winners) {
      String[] won = line.split(" ", -1);
      assertThat(Files.readAllBytes(folder.resolve("race/" + won[0])))
          .isEqualTo(FileStoreRacer.content(Integer.parseInt(won[1])));
    }
    try (Stream<Path> files = Files.list(folder.resolve("race"))) {
      assertThat(files).hasSize(ROUNDS);
    }
  }

  @Test
  void ofProcessesThatReplaceNoneLosesACount() throws Exception {
    FileStore store = FileStoreTest.open(folder);
    store.create(
        ObjectPath.of("count"),
        Content.of("00000".getBytes(StandardCharsets.UTF_8)),
        WriteOptions.DURABLE);
    raced("replace");
    assertThat(folder.resolve("count")).hasContent(String.format("%05d", PROCESSES * ROUNDS));
  }
}
