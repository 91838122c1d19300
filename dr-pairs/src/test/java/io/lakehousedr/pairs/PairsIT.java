package io.lakehousedr.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.engine.VerifyOptions.Against;
import io.lakehousedr.engine.VerifyOptions.Depth;
import io.lakehousedr.examples.lake.Content;
import io.lakehousedr.report.GroupStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main job between any two of disk, S3, ADLS and GCS, with Delta tables, on real servers. */
@ExtendWith(Servers.Shared.class)
@Execution(ExecutionMode.CONCURRENT)
class PairsIT {
  static Stream<Arguments> pairs() {
    return Stream.of(Place.values())
        .flatMap(from -> Stream.of(Place.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("pairs")
  void aGroupIsKeptSafe(Place from, Place to, Servers servers, @TempDir Path folder)
      throws IOException, InterruptedException {
    Regions regions =
        new Regions(
            folder,
            from.root(servers, folder.resolve("north")),
            to.root(servers, folder.resolve("south")));
    try (MainJob job = new MainJob(regions)) {
      seed(job);
      change(job);
      dieInMidCopy(job);
      prune(job);
      loseThePrimaryAfterADecision(job);
    }
  }

  private static void seed(MainJob job) throws IOException {
    long files = job.publish();
    assertThat(job.sync().copiedFiles()).isEqualTo(files);
    job.checkEveryByte();
    job.verify(Depth.ROWS, Against.SOURCE);
  }

  /** What was there already is not copied again. */
  private static void change(MainJob job) throws IOException {
    job.shop().change();
    long files = job.publish();
    assertThat(job.sync().copiedFiles()).isEqualTo(files);
    job.checkEveryByte();
    job.verify(Depth.CHECKSUM, Against.SOURCE);
  }

  private static void dieInMidCopy(MainJob job) throws IOException, InterruptedException {
    Map<String, Content> before = job.replica();
    Optional<Instant> cut = job.status().cut();
    job.shop().change();
    job.publish();
    job.kill("FileReady");
    GroupStatus status = job.status();
    assertThat(status.unfinished()).isFalse();
    assertThat(status.cut()).isEqualTo(cut);
    assertThat(job.replica()).isEqualTo(before).isNotEqualTo(job.expected());
    job.sync();
    assertThat(job.replica()).isEqualTo(job.expected());
  }

  private static void prune(MainJob job) throws IOException {
    Set<String> vacuumed = job.shop().vacuum();
    job.publish();
    assertThat(job.namesAtSecondary()).containsAll(vacuumed);
    job.sync();
    job.prune();
    assertThat(vacuumed).isNotEmpty();
    assertThat(job.namesAtSecondary()).doesNotContainAnyElementsOf(vacuumed);
    assertThat(job.replica()).isEqualTo(job.expected());
  }

  private static void loseThePrimaryAfterADecision(MainJob job)
      throws IOException, InterruptedException {
    job.shop().change();
    job.publish();
    job.kill("CutCommitted");
    job.loseSource();
    assertThat(job.statusOfTheSecondaryAlone().unfinished()).isTrue();
    job.recoverFromTheSecondaryAlone();
    assertThat(job.statusOfTheSecondaryAlone().unfinished()).isFalse();
    assertThat(job.status().unfinished()).isFalse();
    assertThat(job.replica()).isEqualTo(job.expected());
    assertThat(job.filesAtSecondary()).containsOnlyKeys("edition-4", "list of all.csv");
    job.verify(Depth.ROWS, Against.ITSELF);
  }
}
