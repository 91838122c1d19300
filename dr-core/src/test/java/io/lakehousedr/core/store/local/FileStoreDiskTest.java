package io.lakehousedr.core.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.core.runtime.Ids;
import io.lakehousedr.core.runtime.Tasks;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.WriteOptions;
import io.lakehousedr.testkit.TestTime;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreDiskTest {
  private static final String HIDDEN = ".dr-0123456789abcdef0123456789abcdef";

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void open() {
    store = FileStoreTest.open(folder);
  }

  private static ObjectPath path(String text) {
    return ObjectPath.of(text);
  }

  private ObjectEntry create(String name) {
    return store.create(path(name), Content.of(new byte[] {'x'}), WriteOptions.DURABLE);
  }

  private static DrException failure(Runnable work) {
    return catchThrowableOfType(DrException.class, work::run);
  }

  private List<String> onDisk() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void objectsAreFilesAndNothingElseIsLeft() throws IOException {
    ObjectEntry made = create("t/_delta_log/0.json");
    assertThat(onDisk()).containsExactly(".dr-lock", "t/_delta_log/0.json");
    ObjectEntry now =
        store.replace(made.path(), made.version(), Content.of(new byte[9]), WriteOptions.LAZY);
    assertThat(folder.resolve("t/_delta_log/0.json")).hasSize(9);
    store.delete(Map.of(now.path(), now.version()));
    assertThat(onDisk()).containsExactly(".dr-lock");
    assertThat(store.list(ObjectPath.ROOT, "")).isEmpty();
  }

  @Test
  void aRootBelowAnotherSharesItsLock() throws IOException {
    create("t/first");
    FileStore below = FileStoreTest.open(folder.resolve("t"));
    ObjectEntry there = below.head(path("first")).orElseThrow();
    below.create(path("second"), Content.of(new byte[] {'y'}), WriteOptions.DURABLE);
    below.replace(there.path(), there.version(), Content.of(new byte[9]), WriteOptions.DURABLE);
    assertThat(onDisk()).containsExactly(".dr-lock", "t/first", "t/second");

    Files.writeString(folder.resolve("t/.dr-lock"), "of a store that was opened here before");
    try (RootLock lock = RootLock.of(folder)) {
      Thread other =
          new Thread(() -> below.delete(Map.of(path("second"), new ObjectVersion("any"))));
      other.start();
      while (other.getState() != Thread.State.WAITING) {
        assertThat(other.isAlive()).as("held off by the lock").isTrue();
      }
    }
  }

  @Test
  void hiddenNamesAreNobodys() throws IOException {
    for (String name : List.of(HIDDEN + ".tmp", HIDDEN + ".part", HIDDEN + ".done", ".dr-lock")) {
      Files.writeString(folder.resolve(name), "x");
      assertThat(store.head(path(name))).isEmpty();
      assertThat(failure(() -> store.open(path(name))).kind()).isEqualTo(ErrorKind.NOT_FOUND);
      assertThat(failure(() -> create(name)).kind()).isEqualTo(ErrorKind.INVALID);
      assertThat(failure(() -> create("a/" + name + "/b")).kind()).isEqualTo(ErrorKind.INVALID);
      assertThat(store.delete(Map.of(path(name), new ObjectVersion("v"))).get(path(name)))
          .isInstanceOf(DeleteOutcome.Absent.class);
    }
    assertThat(store.list(ObjectPath.ROOT, "")).isEmpty();
    create(".dr-mine.tmp");
    create("x" + HIDDEN + ".tmp");
    assertThat(store.list(ObjectPath.ROOT, "")).hasSize(2);
  }

  @Test
  void namesThatNoFileSystemHoldsAreRefused() {
    String longest = "\u00e9".repeat(127) + "x";
    create(longest + "/" + longest);
    for (String name :
        List.of("a".repeat(256), "\u00e9".repeat(128), "d/" + "a".repeat(256) + "/x")) {
      assertThat(failure(() -> create(name)).kind()).isEqualTo(ErrorKind.INVALID);
      assertThat(failure(() -> create(name))).hasMessageContaining("255 bytes");
      assertThat(store.head(path(name))).isEmpty();
    }
    String deep = "a".repeat(200) + ("/" + "a".repeat(200)).repeat(30);
    assertThat(failure(() -> create(deep)).kind()).isEqualTo(ErrorKind.INVALID);
  }

  @Test
  void anObjectAndAFolderCannotShareAName() {
    create("a/b");
    assertThat(failure(() -> create("a"))).hasMessageContaining("objects lie below");
    assertThat(failure(() -> create("a")).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(failure(() -> create("a/b/c/d"))).hasMessageContaining("nothing below it");
    assertThat(failure(() -> create("a/b/c/d")).kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(store.list(ObjectPath.ROOT, "")).hasSize(1);
  }

  @Test
  void anObjectMayTakeTheNameOfAnEmptyFolder() {
    ObjectEntry made = create("a/b/c");
    store.delete(Map.of(made.path(), made.version()));
    create("a");
    assertThat(store.head(path("a"))).isPresent();
  }

  @Test
  void versionsDifferThoughInodesAreReusedWithinATick() {
    Set<ObjectVersion> versions = new HashSet<>();
    for (int life = 0; life < 200; life++) {
      ObjectEntry made = store.create(path("v"), Content.of(new byte[1]), WriteOptions.LAZY);
      assertThat(versions.add(made.version())).isTrue();
      store.delete(Map.of(made.path(), made.version()));
    }
  }

  @Test
  void timesAreKeptToTheMicrosecond() {
    Instant time = Instant.parse("2001-02-03T04:05:06.123456Z");
    ObjectEntry made =
        store.create(path("t"), Content.of(new byte[0]), WriteOptions.DURABLE.modifiedAt(time));
    assertThat(made.lastModified()).isEqualTo(time);
    assertThat(store.head(path("t"))).contains(made);
  }

  @Test
  void stalesAreSweptAndNothingElse() throws IOException {
    TestTime time = new TestTime(Instant.now());
    FileStore sweeper =
        new FileStore(
            Location.parse("file:" + folder), Ids.random(Clock.system()), time, Tasks.sequential());
    create("d/kept");
    for (String name :
        List.of("d/" + HIDDEN + ".tmp", HIDDEN + ".part", HIDDEN + ".done", ".dr-lock")) {
      Files.writeString(folder.resolve(name), "x");
    }
    Files.setLastModifiedTime(
        folder.resolve("d/" + HIDDEN + ".tmp"),
        java.nio.file.attribute.FileTime.from(Instant.EPOCH));
    assertThat(sweeper.sweep(Duration.ofHours(1))).isZero();
    time.advance(Duration.ofHours(2));
    assertThat(sweeper.sweep(Duration.ofHours(1))).isEqualTo(3);
    assertThat(onDisk()).containsExactly(".dr-lock", "d/kept");
  }

  @Test
  void aBarrierWithoutTheProgramForcesEachFile() {
    FileRoot root = new FileRoot(Location.parse("file:" + folder));
    Barrier barrier = new Barrier(root, Tasks.sequential());
    create("a/b");
    Path gone = folder.resolve("a/gone");
    barrier.oneByOne(List.of(folder.resolve("a/b"), gone));
    Path folderAsFile = folder.resolve("a");
    assertThat(failure(() -> barrier.oneByOne(List.of(folderAsFile))).kind())
        .isEqualTo(ErrorKind.UNAVAILABLE);
  }

  @Test
  void aCopyIsCheckedAndKeepsItsTime() {
    ObjectEntry source = create("a");
    Instant time = Instant.parse("2001-02-03T04:05:06Z");
    WriteOptions right =
        WriteOptions.DURABLE.modifiedAt(time).expecting(Checksum.sha256(new byte[] {'x'}));
    FileReader reader = new FileReader(Location.parse("file://" + folder));
    assertThat(store.copy(reader, source, path("b"), right))
        .map(ObjectEntry::lastModified)
        .contains(time);
    WriteOptions wrong = WriteOptions.DURABLE.expecting(Checksum.sha256(new byte[0]));
    assertThat(failure(() -> store.copy(reader, source, path("c"), wrong)).kind())
        .isEqualTo(ErrorKind.CORRUPT);
    assertThat(store.head(path("c"))).isEmpty();
  }

  @Test
  void aPartIsNotFinishedWhenItsBytesAreMissing() throws IOException {
    long size = FileUpload.PART + 5;
    try (var upload = store.upload(path("u"), "t", size)) {
      upload.put(1, Content.of(new byte[5]));
      assertThat(upload.finished()).containsExactly(1);
      assertThat(failure(() -> upload.complete(WriteOptions.DURABLE)))
          .hasMessageContaining("part 0 of 2 is missing");
      assertThat(failure(() -> upload.put(0, Content.of(new byte[1]))).kind())
          .isEqualTo(ErrorKind.INVALID);
      assertThat(failure(() -> upload.put(2, Content.of(new byte[1]))).kind())
          .isEqualTo(ErrorKind.INVALID);
      Files.delete(folder.resolve(HiddenNames.parts(path("u"), "t", size)));
      assertThat(upload.finished()).isEmpty();
    }
  }

  @Test
  void failuresOfTheSystemAreTold() {
    assertThat(told("No space left on device").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(told("No space left on device")).hasMessageContaining("no space left");
    assertThat(told("Read-only file system").kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
    assertThat(told("Input/output error").kind()).isEqualTo(ErrorKind.UNAVAILABLE);
    assertThat(FileErrors.noHardLinks("x", new IOException("no")).problem())
        .isEqualTo(Problem.STORE_UNFIT);
  }

  private static DrException told(String reason) {
    return (DrException) FileErrors.translate("x", new FileSystemException("x", null, reason));
  }

  @Test
  void rootsThatAreNoFoldersOfThisMachineAreRefused() {
    for (String root : List.of("file://server/share", "memory://x/y")) {
      assertThatThrownBy(() -> new FileReader(Location.parse(root)))
          .isInstanceOf(DrException.class)
          .hasMessageContaining("file:/path");
    }
    create("file");
    FileStore inFile = FileStoreTest.open(folder.resolve("file"));
    assertThat(
            failure(() -> inFile.create(path("x"), Content.of(new byte[1]), WriteOptions.DURABLE))
                .kind())
        .isEqualTo(ErrorKind.INVALID);
  }
}
