package io.lakehousedr.core.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.ServerSideCopy;
import io.lakehousedr.spi.store.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FileStoreLinksTest {
  private static final ObjectVersion ANY = new ObjectVersion("any");

  @TempDir Path folder;
  private Path root;
  private FileStore store;

  @BeforeEach
  void plant() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    Files.createDirectories(folder.resolve("outside/deep"));
    Files.writeString(folder.resolve("outside/secret"), "secret");
    Files.createDirectories(root.resolve("in"));
    Files.writeString(root.resolve("in/file"), "inside");
    Files.createSymbolicLink(root.resolve("out-file"), folder.resolve("outside/secret"));
    Files.createSymbolicLink(root.resolve("out-folder"), folder.resolve("outside"));
    Files.createSymbolicLink(root.resolve("in-file"), Path.of("in/file"));
    Files.createSymbolicLink(root.resolve("in-folder"), Path.of("in"));
    Files.createSymbolicLink(root.resolve("in/loop"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("nowhere"), Path.of("none"));
    store = FileStoreTest.open(root);
  }

  private static ObjectPath path(String text) {
    return ObjectPath.of(text);
  }

  private List<String> names(String directory) {
    try (Stream<ObjectEntry> entries = store.list(path(directory), "")) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }

  private static ErrorKind failure(Runnable work) {
    return catchThrowableOfType(DrException.class, work::run).kind();
  }

  private void create(String name) {
    store.create(path(name), Content.of(new byte[1]), WriteOptions.DURABLE);
  }

  @Test
  void nothingOutsideIsReadOrWritten() throws IOException {
    for (String name : List.of("out-file", "out-folder/secret")) {
      assertThat(failure(() -> store.head(path(name)))).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(failure(() -> store.open(path(name)))).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(failure(() -> replace(name))).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(store.delete(Map.of(path(name), ANY)).get(path(name)))
          .isInstanceOfSatisfying(
              DeleteOutcome.Failed.class,
              failed -> assertThat(failed.error().kind()).isEqualTo(ErrorKind.ACCESS_DENIED));
    }
    for (String name : List.of("out-folder/new", "out-folder/made/new", "out-folder/deep/new")) {
      assertThat(failure(() -> create(name))).isEqualTo(ErrorKind.ACCESS_DENIED);
      assertThat(failure(() -> store.upload(path(name), "t", 1)))
          .isEqualTo(ErrorKind.ACCESS_DENIED);
    }
    assertThat(failure(() -> names("out-folder"))).isEqualTo(ErrorKind.ACCESS_DENIED);
    try (Stream<Path> outside = Files.walk(folder.resolve("outside"))) {
      assertThat(outside).hasSize(3);
    }
  }

  private void replace(String name) {
    store.replace(path(name), ANY, Content.of(new byte[1]), WriteOptions.DURABLE);
  }

  @Test
  void linksThatStayInsideAreFollowedForReading() throws IOException {
    for (String name : List.of("in-file", "in-folder/file", "in/loop/in/file")) {
      assertThat(store.head(path(name))).map(ObjectEntry::size).contains(6L);
      try (InputStream in = store.open(path(name))) {
        assertThat(in.readAllBytes()).hasSize(6);
      }
    }
    assertThat(store.head(path("nowhere"))).isEmpty();
  }

  @Test
  void listingsEnterNoLinkedFolder() {
    assertThat(names("")).containsExactly("in-file", "in/file");
    assertThat(names("in-folder")).containsExactly("in-folder/file");
  }

  @Test
  void deletingALinkedFileLeavesWhatItNames() {
    ObjectEntry entry = store.head(path("in-file")).orElseThrow();
    assertThat(store.delete(Map.of(entry.path(), entry.version())).get(entry.path()))
        .isInstanceOf(DeleteOutcome.Deleted.class);
    assertThat(root.resolve("in-file")).doesNotExist();
    assertThat(root.resolve("in/file")).hasContent("inside");
  }

  @Test
  void aRootThatIsALinkIsResolvedOnce() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root);
    FileStore linked = FileStoreTest.open(link);
    assertThat(linked.head(path("in/file"))).isPresent();
    Files.delete(link);
    Files.createSymbolicLink(link, folder.resolve("outside"));
    assertThat(linked.head(path("in/file"))).isPresent();
    assertThat(linked.head(path("secret"))).isEmpty();
  }

  @Test
  void copiesDoNotLeaveTheRootEither() {
    ServerSideCopy able = store;
    ObjectEntry entry = store.head(path("in/file")).orElseThrow();
    assertThat(failure(() -> able.copy(store, entry, path("out-folder/x"), WriteOptions.DURABLE)))
        .isEqualTo(ErrorKind.ACCESS_DENIED);
    ObjectEntry outside =
        new ObjectEntry(path("out-file"), 6, ANY, entry.lastModified(), entry.checksum());
    assertThat(failure(() -> able.copy(store, outside, path("x"), WriteOptions.DURABLE)))
        .isEqualTo(ErrorKind.ACCESS_DENIED);
  }
}
