package io.lakehousedr.core.sync;

import static io.lakehousedr.core.hadoop.SampleTable.SIMPLE;
import static io.lakehousedr.core.hadoop.SampleTable.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.core.cut.log.Member;
import io.lakehousedr.core.cut.log.Standing;
import io.lakehousedr.core.hadoop.KernelTables;
import io.lakehousedr.core.hadoop.SampleTable;
import io.lakehousedr.core.hadoop.SampleVectors;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.verify.RowDigest;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.core.verify.Slice;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.testkit.Fault;
import io.lakehousedr.testkit.FaultPlan;
import io.lakehousedr.testkit.ProcessDied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each mode on real Parquet files, and Delta Kernel reads what it made. */
class ModesTest {
  private static final String TABLE = SampleTable.PATH.text();
  private static final String FILE = SampleTable.SIMPLE_FILE;
  private static final String VECTORS =
      ",\"readerFeatures\":[\"deletionVectors\"],"
          + "\"writerFeatures\":[\"deletionVectors\",\"inCommitTimestamp\"]";
  private static final String MORE_STATS =
      ",\"stats\":\"{\\\"numRecords\\\":3}\",\"tags\":{\"k\":\"v\"}";

  private static final class Regions {
    private final World world;
    private final SampleTable source;
    private final SampleTable target;

    Regions(Member.Kind kind) {
      this.world = new World(Map.of(TABLE, kind));
      this.source = new SampleTable(world.primaryStore());
      this.target = new SampleTable(world.secondaryStore());
    }

    Standing sync() {
      world.time.advance(Duration.ofMinutes(1));
      SyncResult result = world.process().sync();
      result
          .failures()
          .values()
          .forEach(
              failure -> {
                throw failure;
              });
      return standing();
    }

    Member member() {
      return Objects.requireNonNull(world.state().orElseThrow().members().get(TABLE));
    }

    Standing standing() {
      return member().standing().orElseThrow();
    }

    /** The target shows at the cut what the source shows at its pin. */
    void checkRows() {
      Standing standing = standing();
      assertThat(rows(target, standing.version()))
          .isEqualTo(rows(source, standing.source().version()));
    }

    String commit(long version) {
      TestTable table = new TestTable(world.secondaryStore(), TABLE, world.time);
      return Objects.requireNonNull(table.commits().get(version));
    }

    long latest() {
      return new TestTable(world.secondaryStore(), TABLE, world.time).latest();
    }
  }

  private static RowDigest rows(SampleTable table, long version) {
    return new KernelTables(Tasks.sequential(), 2)
        .rows(new Side(table.store(), SampleTable.PATH), version, Slice.ALL);
  }

  private static String remove(String path, String more) {
    return "{\"remove\":{\"path\":\""
        + path
        + "\",\"deletionTimestamp\":1,\"dataChange\":true"
        + more
        + "}}";
  }

  private static String add(SampleTable table, String name, long... ids) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long id : ids) {
      rows.add(row(id, "n" + id));
    }
    return table.add(name, FILE, rows, name, MORE_STATS);
  }

  @Test
  void aCloneIsOneCommitForEachCut() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(SIMPLE, "");
    table.commit(add(table, "f", 1, 2)).commit(add(table, "g", 3));
    Standing first = regions.sync();
    regions.checkRows();
    assertThat(first.version()).isZero();
    assertThat(first.source().version()).isEqualTo(2);
    assertThat(first.form()).isEqualTo(Standing.Form.AUTHORED);
    assertThat(regions.commit(0))
        .contains("\"operation\":\"CLONE\"", "\"id\":\"5a1f3f5e-0000-4000-8000-000000000001\"")
        .contains("\"dataChange\":true" + MORE_STATS);

    table.commit(add(table, "h", 4), remove("f", "")).commit(add(table, "i", 5));
    Standing second = regions.sync();
    regions.checkRows();
    assertThat(second.version()).isEqualTo(1);
    assertThat(regions.commit(1).lines().map(line -> line.substring(0, 14)))
        .containsExactly(
            "{\"commitInfo\":", "{\"add\":{\"path\"", "{\"add\":{\"path\"", "{\"remove\":{\"pa");
    assertThat(regions.commit(1)).doesNotContain("\"g\"", "protocol", "metaData");

    assertThat(regions.sync()).isEqualTo(second);
    assertThat(regions.latest()).isEqualTo(1);
  }

  @Test
  void aCloneGetsACheckpointBesideEveryTenthCommit() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(SIMPLE, "");
    for (long i = 0; i <= 11; i++) {
      table.commit(add(table, "f" + i, i));
      regions.sync();
    }
    assertThat(regions.latest()).isEqualTo(11);
    try (Stream<ObjectEntry> log =
        regions.target.store().list(SampleTable.PATH.resolve("_delta_log"), "")) {
      assertThat(log.map(entry -> entry.path().name()))
          .filteredOn(name -> name.contains("checkpoint"))
          .containsExactly("00000000000000000010.checkpoint.parquet", "_last_checkpoint");
    }

    for (int version = 0; version < 10; version++) {
      regions.target.delete(String.format("_delta_log/%020d.json", version));
    }
    regions.checkRows();
  }

  @Test
  void whatCameAndWentBetweenCutsIsNothingToAClone() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(SIMPLE, "");
    table.commit(add(table, "f", 1));
    regions.sync();

    table.commit(add(table, "g", 2)).commit(remove("g", ""), add(table, "h", 2));
    table.delete("g");
    regions.sync();
    regions.checkRows();
    assertThat(regions.commit(1)).contains("\"h\"").doesNotContain("\"g\"");
  }

  /** Some writers add a live file again; when it goes then, it was at the target all the time. */
  @Test
  void aLiveFileThatIsAddedAgainAndRemovedLeavesTheClone() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(SIMPLE, "");
    String f = add(table, "f", 1);
    table.commit(f, add(table, "g", 2));
    regions.sync();

    table.commit(f.replace("\"k\":\"v\"", "\"k\":\"w\"")).commit(remove("f", ""));
    regions.sync();
    regions.checkRows();
    assertThat(regions.commit(1)).contains("{\"remove\":{\"path\":\"f\"");
  }

  @Test
  void aCloneOutlivesALogThatWasCleaned() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(SIMPLE, "");
    table.commit(add(table, "f", 1), add(table, "g", 2));
    regions.sync();

    String h = add(table, "h", 3);
    table.commit(remove("f", "")).commit(h);
    table.put(
        "_delta_log/00000000000000000003.checkpoint.4a8a2cbc-0000-4000-8000-000000000000.json",
        checkpoint(table, "g", h));
    for (int version = 0; version < 3; version++) {
      table.delete(String.format("_delta_log/%020d.json", version));
    }
    regions.sync();
    assertThat(regions.standing().source().version()).isEqualTo(3);
    assertThat(regions.commit(1))
        .contains("{\"remove\":{\"path\":\"f\"", "{\"add\":{\"path\":\"h\"")
        .doesNotContain("\"path\":\"g\"", "metaData");
    assertThat(rows(regions.target, 1).rows()).isEqualTo(2);
  }

  private static byte[] checkpoint(SampleTable table, String kept, String last) {
    String head =
        new String(table.bytes("_delta_log/00000000000000000000.json"), UTF_8)
            .lines()
            .filter(line -> !line.contains("commitInfo"))
            .reduce("", (all, line) -> all + line + "\n");
    String file =
        new String(table.bytes("_delta_log/00000000000000000001.json"), UTF_8)
            .lines()
            .filter(line -> line.contains("\"path\":\"" + kept + "\""))
            .findFirst()
            .orElseThrow();
    return ("{\"checkpointMetadata\":{\"version\":3}}\n" + head + file + "\n" + last + "\n")
        .getBytes(UTF_8);
  }

  @Test
  void deletionVectorsAreClonedAndPairedWithTheirFiles() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(3, 7, VECTORS, SIMPLE, "", "");
    String f = add(table, "f", 1, 2, 3);
    table.commit(f);
    regions.sync();

    String one = vector(table, "d2c639aa-8816-431a-aaf6-d3fe2512ff61", "^-aqEH.-t@S}K{vb[*k^", 0);
    table.commit(remove("f", ""), f.replace(MORE_STATS, MORE_STATS + one));
    regions.sync();
    regions.checkRows();
    assertThat(rows(regions.target, 1).rows()).isEqualTo(2);

    String two = vector(table, "00000000-0000-0000-0000-000000000000", "0".repeat(20), 0, 1);
    String three =
        vector(table, "00000000-0000-0000-0000-000000000001", "0".repeat(19) + "1", 0, 1, 2);
    table
        .commit(remove("f", one), f.replace(MORE_STATS, MORE_STATS + two))
        .commit(remove("f", two), f.replace(MORE_STATS, MORE_STATS + three));
    regions.sync();
    regions.checkRows();
    assertThat(rows(regions.target, 2).rows()).isZero();
    assertThat(regions.commit(2)).doesNotContain("0".repeat(20));
  }

  private static String vector(SampleTable table, String uuid, String text, int... deleted) {
    table.put("deletion_vector_" + uuid + ".bin", SampleVectors.file(deleted));
    return SampleVectors.descriptor("u", text, deleted);
  }

  @Test
  void timestampsInTheLogKeepRisingAndBeginAtTheTargetsOwnVersion() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(3, 7, VECTORS, SIMPLE, "", "");
    table.commit(add(table, "f", 1));
    regions.sync();
    assertThat(regions.commit(0)).doesNotContain("inCommitTimestamp\":1");

    table.commitAt(1_767_225_670_000L, metadata(table));
    regions.sync();
    assertThat(regions.commit(1))
        .startsWith("{\"commitInfo\":{\"inCommitTimestamp\":1767225670000,")
        .contains("\"delta.inCommitTimestampEnablementVersion\":\"1\"")
        .contains("\"delta.inCommitTimestampEnablementTimestamp\":\"1767225670000\"");

    table.commitAt(1_767_225_671_000L, add(table, "g", 2));
    regions.sync();
    regions.checkRows();
    assertThat(regions.commit(2))
        .startsWith("{\"commitInfo\":{\"inCommitTimestamp\":1767225671000,");
  }

  private static String metadata(SampleTable table) {
    return new String(table.bytes("_delta_log/00000000000000000000.json"), UTF_8)
        .lines()
        .filter(line -> line.contains("metaData"))
        .findFirst()
        .orElseThrow()
        .replace(
            "\"configuration\":{}",
            "\"configuration\":{\"delta.enableInCommitTimestamps\":\"true\","
                + "\"delta.inCommitTimestampEnablementVersion\":\"2\","
                + "\"delta.inCommitTimestampEnablementTimestamp\":\"1767225670000\"}");
  }

  @Test
  void aForeignCommitAtACloneIsDiverged() {
    Regions regions = new Regions(Member.Kind.CLONE);
    SampleTable table = regions.source.create(SIMPLE, "");
    regions.sync();
    new TestTable(regions.world.secondaryStore(), TABLE, regions.world.time)
        .write(List.of("foreign"), List.of());
    table.commit(add(table, "f", 1));

    assertThatThrownBy(regions::sync)
        .hasMessageContaining("DR-2102")
        .hasMessageContaining("has commits 1 to 1, the last one shipped is 0");
    assertThat(regions.standing().version()).isZero();
  }

  @Test
  void anOverwrittenTableGoesOnWithItsOwnHistory() {
    Regions regions = new Regions(Member.Kind.OVERWRITE);
    SampleTable own = regions.target.create(SIMPLE, "");
    own.commit(add(own, "mine", 9)).commit(add(own, "too", 8));
    SampleTable table = regions.source.create(3, 7, VECTORS, SIMPLE, "", "");
    table.commit(add(table, "f", 1), add(table, "g", 2));

    Standing first = regions.sync();
    regions.checkRows();
    assertThat(first.version()).isEqualTo(3);
    assertThat(regions.commit(3))
        .contains("{\"remove\":{\"path\":\"mine\"", "{\"remove\":{\"path\":\"too\"")
        .contains(
            "\"writerFeatures\":[\"appendOnly\",\"deletionVectors\",\"inCommitTimestamp\",\"invariants\"]")
        .contains("\"operation\":\"WRITE\"");
    assertThat(rows(regions.target, 2).rows()).isEqualTo(2);

    new TestTable(regions.world.secondaryStore(), TABLE, regions.world.time)
        .write(List.of(), List.of("f"));
    table.commit(add(table, "h", 3));
    Standing second = regions.sync();
    regions.checkRows();
    assertThat(second.version()).isEqualTo(5);
    assertThat(regions.commit(5))
        .contains("{\"add\":{\"path\":\"f\"", "{\"add\":{\"path\":\"h\"")
        .doesNotContain("\"path\":\"g\"", "protocol", "metaData");

    table.commit(remove("g", ""));
    assertThat(regions.sync().version()).isEqualTo(6);
    regions.checkRows();
  }

  @Test
  void aForeignCommitBeforePublishingLeavesAnOverwrittenTableOutOnce() {
    Regions regions = new Regions(Member.Kind.OVERWRITE);
    SampleTable table = regions.source.create(SIMPLE, "");
    regions.sync();
    table.commit(add(table, "f", 1));
    regions.world.time.advance(Duration.ofMinutes(1));
    FaultPlan plan = new FaultPlan();
    plan.next(
        call ->
            call.path().endsWith("/00000000000000000001.json")
                && call.operation().writes()
                && !call.path().contains("_dr/"),
        Fault.dieBefore());
    assertThatThrownBy(() -> regions.world.process(plan).sync()).isInstanceOf(ProcessDied.class);
    new TestTable(regions.world.secondaryStore(), TABLE, regions.world.time)
        .write(List.of(), List.of("nothing"));

    regions.world.process().recover();
    assertThat(regions.member().status()).isEqualTo(Member.Status.LEFT_BEHIND);
    assertThat(regions.member().reason().orElseThrow())
        .contains("DR-2102", "00000000000000000001.json");

    assertThat(regions.sync().version()).isEqualTo(2);
    regions.checkRows();
    assertThat(regions.member().status()).isEqualTo(Member.Status.CURRENT);
  }

  @Test
  void aDualRunComparesAndPublishesNothing() {
    World two = new World(Map.of("t", Member.Kind.DUAL_RUN));
    two.source("t").create("a").write(List.of("x", "y"), List.of());
    two.replica("t").create("b").write(List.of("y"), List.of()).write(List.of("x"), List.of());
    two.time.advance(Duration.ofMinutes(1));
    Standing agreed =
        Objects.requireNonNull(two.process().sync().state().members().get("t"))
            .standing()
            .orElseThrow();
    assertThat(agreed.version()).isEqualTo(2);
    assertThat(agreed.source().version()).isEqualTo(1);
    assertThat(agreed.form()).isEqualTo(Standing.Form.INDEPENDENT);

    two.replica("t").write(List.of("z"), List.of());
    two.time.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> two.process().sync())
        .isInstanceOf(DrException.class)
        .hasMessageContaining("DR-6001")
        .hasMessageContaining("version 1 holds 2 rows")
        .hasMessageContaining("version 3 holds 3 rows");
    assertThat(two.replica("t").latest()).isEqualTo(3);
  }

  /** A shallow clone names its files where they are. */
  private static void shallow(Regions regions) {
    SampleTable table = regions.source.create(3, 7, VECTORS, SIMPLE, "", "");
    put(regions.world.primaryStore(), "other/p=1/part a.parquet", table, "tmp1", 1, 2, 3);
    ObjectStore store = regions.world.primaryStore();
    copy(store, SampleVectors.file(1), "other/dv/deletion_vector_x.bin");
    table
        .commit(
            absolute(table, "tmp1", "")
                .replace(
                    MORE_STATS,
                    MORE_STATS
                        + SampleVectors.descriptor(
                            "p", "memory://primary/data/other/dv/deletion_vector_x.bin", 1)))
        .commit(add(table, "own", 7));
  }

  private static String absolute(SampleTable table, String like, String more) {
    return "{\"add\":{\"path\":\"memory://primary/data/other/p=1/part%20a.parquet\","
        + "\"partitionValues\":{},\"size\":"
        + table.bytes(like).length
        + " , \"modificationTime\":1,\"dataChange\":true"
        + MORE_STATS
        + more
        + "}}";
  }

  private static void put(
      ObjectStore store, String name, SampleTable table, String temporary, long... ids) {
    add(table, temporary, ids);
    copy(store, table.bytes(temporary), name);
  }

  private static void copy(ObjectStore store, byte[] bytes, String name) {
    store.create(
        ObjectPath.of(name),
        io.lakehousedr.spi.store.Content.of(bytes),
        io.lakehousedr.spi.store.WriteOptions.DURABLE);
  }

  @Test
  void aMirrorBringsFilesFromElsewhereIntoItsFolder() {
    Regions regions = new Regions(Member.Kind.MIRROR);
    shallow(regions);
    regions.source.put("_delta_log/00000000000000000002.crc", new byte[] {1});
    Standing first = regions.sync();

    assertThat(first.form()).isEqualTo(Standing.Form.REWRITTEN);
    assertThat(first.version()).isEqualTo(2);
    assertThat(rows(regions.target, 2).rows()).isEqualTo(3);
    assertThat(rows(regions.target, 1).rows()).isEqualTo(2);
    assertThat(files(regions.world.secondaryStore()))
        .anyMatch(name -> name.matches("dr-[0-9a-f]{32}-part a\\.parquet"))
        .anyMatch(name -> name.matches("deletion_vector_[0-9a-f-]{36}\\.bin"))
        .contains("own")
        .doesNotContain("_delta_log/00000000000000000002.crc");
    assertThat(regions.commit(0)).isEqualTo(sourceCommit(regions, 0));
    assertThat(regions.commit(2)).isEqualTo(sourceCommit(regions, 2));
    assertThat(
            regions
                .commit(1)
                .replaceAll("\"dr-[^\"]*\"|\"[up]\",\"pathOrInlineDv\":\"[^\"]*\"", ""))
        .isEqualTo(
            sourceCommit(regions, 1)
                .replaceAll(
                    "\"memory://primary/data/other/p[^\"]*\"|\"[up]\",\"pathOrInlineDv\":\"[^\"]*\"",
                    ""));

    regions.source.commit(
        remove(
            "memory://primary/data/other/p=1/part%20a.parquet",
            SampleVectors.descriptor(
                "p", "memory://primary/data/other/dv/deletion_vector_x.bin", 1)));
    Standing second = regions.sync();
    assertThat(second.form()).isEqualTo(Standing.Form.REWRITTEN);
    assertThat(rows(regions.target, 3).rows()).isEqualTo(1);
    regions.source.commit(add(regions.source, "last", 8));
    assertThat(regions.sync().form()).isEqualTo(Standing.Form.REWRITTEN);
    assertThat(rows(regions.target, 4).rows()).isEqualTo(2);
  }

  private static String sourceCommit(Regions regions, long version) {
    TestTable table = new TestTable(regions.world.primaryStore(), TABLE, regions.world.time);
    return Objects.requireNonNull(table.commits().get(version));
  }

  private static List<String> files(ObjectStore store) {
    try (Stream<ObjectEntry> all = store.list(SampleTable.PATH, "")) {
      return all.map(entry -> SampleTable.PATH.relativize(entry.path()).orElseThrow().text())
          .toList();
    }
  }

  @Test
  void aCloneOfAShallowCloneIsDeep() {
    Regions regions = new Regions(Member.Kind.CLONE);
    shallow(regions);
    regions.sync();
    assertThat(rows(regions.target, 0).rows()).isEqualTo(3);

    regions.source.commit(
        remove(
            "memory://primary/data/other/p=1/part%20a.parquet",
            SampleVectors.descriptor(
                "p", "memory://primary/data/other/dv/deletion_vector_x.bin", 1)));
    regions.sync();
    assertThat(rows(regions.target, 1).rows()).isEqualTo(1);
    assertThat(regions.commit(1)).doesNotContain("memory://primary/data/other");
  }

  @Test
  void filesOutsideOfEveryRootStopTheTable() {
    Regions regions = new Regions(Member.Kind.MIRROR);
    SampleTable table = regions.source.create(SIMPLE, "");
    table.commit("{\"add\":{\"path\":\"s3://elsewhere/f\",\"size\":1,\"dataChange\":true}}");

    assertThatThrownBy(regions::sync)
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_ABSOLUTE_PATH))
        .hasMessageContaining("s3://elsewhere/f")
        .hasMessageContaining("location map");
  }

  @Test
  void aCheckpointThatNamesFilesElsewhereCannotBeMirrored() {
    Regions regions = new Regions(Member.Kind.MIRROR);
    shallow(regions);
    String outside = absolute(regions.source, "tmp1", "");
    regions.source.commit(outside);
    regions.source.put(
        "_delta_log/00000000000000000003.checkpoint.4a8a2cbc-0000-4000-8000-000000000000.json",
        checkpointOf(regions.source, outside));
    for (int version = 0; version < 3; version++) {
      regions.source.delete(String.format("_delta_log/%020d.json", version));
    }

    assertThatThrownBy(regions::sync)
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TABLE_ABSOLUTE_PATH))
        .hasMessageContaining("Use mode clone");
  }

  private static byte[] checkpointOf(SampleTable table, String last) {
    String lines =
        new String(table.bytes("_delta_log/00000000000000000000.json"), UTF_8)
            .lines()
            .filter(line -> !line.contains("commitInfo"))
            .reduce("", (all, line) -> all + line + "\n");
    return ("{\"checkpointMetadata\":{\"version\":3}}\n" + lines + last + "\n").getBytes(UTF_8);
  }
}
