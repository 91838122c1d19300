package io.lakehousedr.adls;

import static io.lakehousedr.adls.Objects.failure;
import static io.lakehousedr.adls.Objects.names;
import static io.lakehousedr.adls.Objects.path;
import static io.lakehousedr.adls.Objects.put;
import static io.lakehousedr.adls.Objects.read;
import static io.lakehousedr.adls.Objects.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.simulators.azure.LakeServer;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.PosixAccess;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account with a hierarchical namespace, by the simulator. */
class HierarchicalTest {
  private final LakeServer lake = LakeServer.start().container("data");
  private final Location root = Location.parse("abfss://data@lake.dfs.core.windows.net/some/root");

  @AfterEach
  void close() {
    lake.close();
  }

  private AdlsStore open(String namespace) {
    Map<String, String> options = new HashMap<>();
    options.put("endpoint", lake.blobEndpoint("lake").toString());
    options.put("dfs_endpoint", lake.endpoint().toString());
    options.put("account_key", "bm9ib2R5J3M=");
    options.put("namespace", namespace);
    return Azurite.open(root, options);
  }

  @Test
  void foldersAreNoObjects() {
    lake.folder("data", "some/root/empty/folder");
    try (AdlsStore store = open("auto")) {
      put(store, "a/b", "x");
      assertThat(names(store)).containsExactly("a/b");
      assertThat(store.head(path("a"))).isEmpty();
      assertThat(store.head(path("empty/folder"))).isEmpty();
      assertThat(failure(() -> store.open(path("a"))).kind()).isEqualTo(ErrorKind.NOT_FOUND);
      assertThat(failure(() -> put(store, "a", "x")).kind()).isEqualTo(ErrorKind.INVALID);
      assertThat(failure(() -> put(store, "a/b/c", "x")).kind()).isEqualTo(ErrorKind.INVALID);
    }
  }

  @Test
  void theOrderIsThatOfWholePaths() {
    try (AdlsStore store = open("auto")) {
      List<String> all = List.of("a!/x", "a-/x", "a.b", "a/b", "a/b.c/d", "a/b/c", "a0", "ab");
      List<String> files = all.stream().filter(name -> !name.equals("a/b")).toList();
      files.forEach(name -> put(store, name, name));
      List<String> wanted =
          files.stream().map(ObjectPath::of).sorted().map(ObjectPath::text).toList();
      assertThat(names(store)).isEqualTo(wanted);
      for (int i = 0; i < wanted.size(); i++) {
        assertThat(names(store, wanted.get(i))).isEqualTo(wanted.subList(i + 1, wanted.size()));
      }
      assertThat(names(store, "a/b.c")).isEqualTo(wanted.subList(3, wanted.size()));
    }
  }

  @Test
  void foldersThatCannotHoldWhatIsWantedAreNotRead() {
    try (AdlsStore store = open("hierarchical")) {
      for (int i = 0; i < 5; i++) {
        put(store, "day-" + i + "/file", "x");
      }
      int before = lake.requests().size();
      assertThat(names(store, "day-3/z")).containsExactly("day-4/file");
      assertThat(lake.requests().size() - before).as("the root, day-3 and day-4").isEqualTo(3);
    }
  }

  @Test
  void aListTakenForFlatIsNoticed() {
    try (AdlsStore store = open("flat")) {
      put(store, "a/b", "x");
      put(store, "a-/b", "x");
      assertThat(failure(() -> names(store))).hasMessageContaining("Set namespace to hierarchical");
    }
  }

  @Test
  void ownersAndListsAreCarriedAlong() {
    PosixAccess access =
        new PosixAccess(
            Optional.of("9f3c"),
            Optional.of("team"),
            Optional.of("user::rwx,user:8a1d:r-x,group::r-x,mask::r-x,other::---"));
    ObjectAttributes wanted =
        new ObjectAttributes(
            Optional.of("text/csv"), new TreeMap<>(Map.of("k", "v")), Optional.of(access));
    try (AdlsStore store = open("hierarchical")) {
      assertThat(wanted.lostAt(store.traits())).isEmpty();
      ObjectEntry made =
          store.create(path("a b/c%20d"), text("x"), WriteOptions.DURABLE.with(wanted));
      assertThat(store.head(made.path())).contains(made);
      assertThat(store.attributes(made.path(), made.version())).isEqualTo(wanted);
      assertThat(read(store, "a b/c%20d")).hasSize(1);
      assertThat(failure(() -> store.attributes(path("none"), made.version())).kind())
          .isEqualTo(ErrorKind.NOT_FOUND);
    }
  }

  @Test
  void whereNoListsAreKeptThatIsSaid() {
    PosixAccess access = new PosixAccess(Optional.of("me"), Optional.empty(), Optional.empty());
    ObjectAttributes wanted =
        new ObjectAttributes(Optional.empty(), new TreeMap<>(), Optional.of(access));
    try (AdlsStore store = open("auto")) {
      assertThat(wanted.lostAt(store.traits())).containsExactly(ObjectAttributes.Kind.POSIX_ACCESS);
    }
  }
}
