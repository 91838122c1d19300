package io.lakehousedr.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2LocationsTest {
  private static final ObjectPath NAME = ObjectPath.of("a/b");

  private final ObjectStoreFactory factory = new H2Plugin().stores().get(0);
  @TempDir private Path folder;

  private ObjectStore open(String location, Map<String, String> options) {
    return factory.openStore(Location.parse(location), context(options));
  }

  private static AdapterContext context(Map<String, String> options) {
    return new AdapterContext("west", options, InstantSource.system());
  }

  private static void put(ObjectStore store) {
    store.create(NAME, Content.of(new byte[3]), WriteOptions.DURABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h2:/folder/without/database",
        "h2://host/folder/name.mv.db",
        "h2:/folder/name.mv.db.txt",
        "h2:/folder/x;INIT=DROP ALL OBJECTS/name.mv.db"
      })
  void whatNamesNoDatabaseIsRefused(String location) {
    DrException refused =
        catchThrowableOfType(DrException.class, () -> open(location, Map.of()).close());
    assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(refused.message()).startsWith(location);
  }

  @Test
  void rootsOfOneDatabaseOverlapAsFoldersDo() {
    String file = "h2:" + folder + "/one.mv.db";
    try (ObjectStore whole = open(file, Map.of());
        ObjectStore part = open(file + "/a;b", Map.of())) {
      put(part);
      assertThat(whole.head(ObjectPath.of("a;b/a/b"))).isPresent();
      assertThat(whole.head(NAME)).isEmpty();
    }
  }

  @Test
  void readingMakesNoDatabase() throws IOException {
    Location root = Location.parse("h2:" + folder + "/none.mv.db");
    try (ObjectReader reader = factory.openReader(root, context(Map.of()))) {
      assertThat(reader.head(NAME)).isEmpty();
      assertThat(reader.list(ObjectPath.ROOT, "")).isEmpty();
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsDeniedAndNotRepeated() {
    String file = "h2:" + folder + "/secret.mv.db";
    try (ObjectStore ours = open(file, Map.of("password", "right"));
        ObjectStore theirs = open(file, Map.of("h2.password", "wrong-one"))) {
      put(ours);
      DrException denied = catchThrowableOfType(DrException.class, () -> theirs.head(NAME));
      assertThat(denied.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(denied.message()).contains("check user, password").doesNotContain("wrong-one");
    }
  }

  @Test
  void aNameThatIsTooLongIsInvalid() {
    try (ObjectStore store = open("h2:" + folder + "/names.mv.db", Map.of())) {
      ObjectPath name = ObjectPath.of("n".repeat(5000));
      DrException refused =
          catchThrowableOfType(
              DrException.class,
              () -> store.create(name, Content.of(new byte[1]), WriteOptions.DURABLE));
      assertThat(refused.kind()).isEqualTo(ErrorKind.INVALID);
      assertThat(store.list(ObjectPath.ROOT, "")).isEmpty();
    }
  }

  @Test
  void copiesWithinOneStoreNeedNoSecondWriter() throws IOException {
    try (ObjectStore store = open("h2:" + folder + "/c.mv.db", Map.of("max_connections", "1"))) {
      byte[] bytes = new byte[(2 << 20) + 5];
      bytes[bytes.length - 1] = 7;
      store.create(NAME, Content.of(bytes), WriteOptions.LAZY);
      store.create(ObjectPath.of("copy"), of(store, bytes.length), WriteOptions.DURABLE);
      assertThat(store.open(ObjectPath.of("copy")).readAllBytes()).isEqualTo(bytes);
    }
  }

  private static Content of(ObjectStore store, long size) {
    return new Content() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public java.io.InputStream open() {
        return store.open(NAME);
      }
    };
  }
}
