package io.lakehousedr.core.hadoop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.standalone.DeltaLog;
import io.lakehousedr.core.control.ControlTable.Change;
import io.lakehousedr.core.control.GroupDefinition;
import io.lakehousedr.core.control.GroupRow;
import io.lakehousedr.core.control.SyncState;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.core.store.local.FileStore;
import io.lakehousedr.core.store.memory.MemoryStore;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaControlTableTest {
  private static final ObjectPath PATH = ObjectPath.of("control tables/größe");
  private static final Clock CLOCK = Clock.system();

  private final Ids ids = Ids.random(CLOCK);
  private final ObjectStore memory = new MemoryStore(Location.parse("memory://region/root"), CLOCK);
  private final DeltaControlTable table = new DeltaControlTable(memory, PATH, CLOCK, ids);

  private static GroupRow row(String name) {
    GroupDefinition group = new GroupDefinition(name, Optional.empty(), List.of("a", "b"));
    Instant now = Instant.parse("2026-01-02T03:04:05.678901Z");
    return GroupRow.fresh(group, now)
        .with(
            SyncState.NONE.succeeded(now, now.plusSeconds(9), Optional.of("ümlaut, \"quoted\"")),
            now);
  }

  @Test
  void keepsRowsInAFolder(@TempDir Path folder) {
    try (Tasks tasks = Tasks.threaded("files");
        FileStore files =
            new FileStore(Location.parse(folder.toUri().toString()), ids, CLOCK, tasks)) {
      DeltaControlTable local = new DeltaControlTable(files, PATH, CLOCK, ids);
      assertThat(local.read()).isEmpty();

      assertThat(local.update(rows -> List.of(row("a"), row("b")))).isEqualTo(Change.CREATED);
      for (int i = 0; i < 101; i++) {
        String name = "c" + i;
        assertThat(local.update(rows -> List.of(row("a"), row(name)))).isEqualTo(Change.WRITTEN);
      }

      assertThat(local.read()).contains(List.of(row("a"), row("c100")));
      assertThat(local.update(rows -> rows)).isEqualTo(Change.UNCHANGED);
      assertThat(folder.resolve(PATH.text()).resolve("_delta_log/_last_checkpoint")).exists();
      assertThat(local.update(rows -> List.of())).isEqualTo(Change.WRITTEN);
      assertThat(local.read()).contains(List.of());
    }
  }

  @Test
  void leavesNothingBehind() {
    table.update(rows -> List.of(row("a")));
    assertThatThrownBy(
            () ->
                table.update(
                    rows -> {
                      throw new DrException(Problem.CONFIG_INVALID, "no");
                    }))
        .hasMessage("no");

    assertThat(StoreMount.openMounts()).isZero();
  }

  @Test
  void aClosedMountIsGone() throws IOException {
    Configuration configuration = StoreMount.configuration();
    org.apache.hadoop.fs.Path root;
    FileSystem files;
    try (StoreMount mount = StoreMount.open(memory, PATH, ids)) {
      root = mount.root();
      files = root.getFileSystem(configuration);
      assertThatThrownBy(() -> files.getFileStatus(mount.root()))
          .isInstanceOf(FileNotFoundException.class);
    }

    assertThatThrownBy(() -> files.getFileStatus(root)).hasMessageContaining("has been closed");
  }

  @Test
  void servesHadoopAsAFileSystem() throws IOException {
    try (StoreMount mount = StoreMount.open(memory, PATH, ids)) {
      FileSystem files = mount.root().getFileSystem(StoreMount.configuration());
      org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(mount.root(), "x y/ü");
      try (OutputStream out = files.create(file, false)) {
        out.write(new byte[] {1, 2, 3});
        assertThat(files.exists(file)).isFalse();
      }
      FileStatus status = files.getFileStatus(file);
      assertThat(status.getLen()).isEqualTo(3);
      assertThat(status.getPath()).isEqualTo(file);
      assertThat(files.getFileStatus(mount.root()).isDirectory()).isTrue();
      assertThat(Arrays.stream(files.listStatus(file.getParent())).map(FileStatus::getPath))
          .containsExactly(file);
      try (InputStream in = files.open(file)) {
        assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
      }
      assertThatThrownBy(() -> files.create(file, false).close())
          .isInstanceOf(FileAlreadyExistsException.class);
      assertThat(files.delete(file, false)).isTrue();
      assertThat(files.delete(file, false)).isFalse();
      assertThatThrownBy(() -> files.open(file)).isInstanceOf(FileNotFoundException.class);
    }
  }

  @Test
  void otherWritersOfTheTableAreRespected() {
    table.update(rows -> List.of(row("a")));
    DeltaControlTable other = new DeltaControlTable(memory, PATH, CLOCK, ids);
    int[] calls = {0};

    table.update(
        rows -> {
          if (calls[0]++ == 0) {
            other.update(theirs -> List.of(row("a"), row("b")));
          }
          return rows.stream().filter(row -> !row.name().equals("a")).toList();
        });

    assertThat(calls[0]).isEqualTo(2);
    assertThat(table.read()).contains(List.of(row("b")));
  }

  @Test
  void writesWhatStandaloneReads() throws IOException {
    table.update(rows -> List.of(row("a")));
    try (StoreMount mount = StoreMount.open(memory, PATH, ids)) {
      DeltaLog log = DeltaLog.forTable(StoreMount.configuration(), mount.root());
      try (var rows = log.snapshot().open()) {
        var read = rows.next();
        assertThat(read.getString("group_name")).isEqualTo("a");
        assertThat(read.<String>getList("tables")).containsExactly("a", "b");
        assertThat(read.getString("current_sync_status")).isEqualTo("success");
        // Its timestamps are those of 2013 (INT96) only; every other reader takes both.
        assertThat(read.isNullAt("sync_start_timestamp")).isFalse();
        assertThat(read.isNullAt("workflow")).isTrue();
        assertThat(rows.hasNext()).isFalse();
      }
    }
  }

  @Test
  void followsItsOwnCommitsAsEveryReaderSeesThem() {
    for (int i = 0; i < 12; i++) {
      String name = "c" + i;
      table.update(rows -> List.of(row(name)));

      assertThat(table.read()).contains(List.of(row(name)));
      assertThat(ControlRowsReader.read(side(), OptionalLong.empty())).containsExactly(row(name));
    }
    assertThat(OwnCommit.newest(side())).map(OwnCommit::version).contains(11L);
  }

  @Test
  void looksAtTheTableItselfAfterACommitOfAnother() throws IOException {
    table.update(rows -> List.of(row("a")));
    table.update(rows -> List.of(row("b")));
    String ours = commit(1);
    String file = "part-of-another.parquet";
    byte[] bytes = ControlRowsWriter.write(List.of(row("x")));
    memory.create(PATH.resolve(file), Content.of(bytes), WriteOptions.DURABLE);
    String theirs =
        ours.replace("Lakehouse-DR", "Another")
            .replaceAll("\"remove\":\\{\"path\":\"[^\"]+\"", removing(path(ours)))
            .replaceAll("\"add\":\\{\"path\":\"[^\"]+\"", "\"add\":{\"path\":\"" + file + "\"")
            .replaceAll("(\"add\".*)\"size\":\\d+", "$1\"size\":" + bytes.length);
    memory.create(
        LogNames.commit(PATH, 2), Content.of(theirs.getBytes(UTF_8)), WriteOptions.DURABLE);

    assertThat(OwnCommit.newest(side())).isEmpty();
    assertThat(table.read()).contains(List.of(row("x")));
    assertThat(table.update(rows -> List.of(rows.get(0), row("y")))).isEqualTo(Change.WRITTEN);
    assertThat(ControlRowsReader.read(side(), OptionalLong.empty()))
        .containsExactly(row("x"), row("y"));
  }

  private Side side() {
    return new Side(memory, PATH);
  }

  private String commit(long version) throws IOException {
    try (InputStream in = memory.open(LogNames.commit(PATH, version))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String path(String commit) {
    Matcher path = Pattern.compile("\"add\":\\{\"path\":\"([^\"]+)").matcher(commit);
    assertThat(path.find()).isTrue();
    return path.group(1);
  }

  private static String removing(String path) {
    return "\"remove\":{\"path\":\"" + path + "\"";
  }

  @Test
  void refusesARetentionThatHurtsReaders() {
    assertThatThrownBy(() -> table.tidy(Duration.ofMinutes(59)))
        .isInstanceOfSatisfying(
            DrException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFIG_INVALID));
    assertThat(table.tidy(Duration.ofDays(7))).isZero();
  }
}
