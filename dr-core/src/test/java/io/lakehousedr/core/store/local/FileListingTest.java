package io.lakehousedr.core.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileListingTest {
  private static final String[] LETTERS = {"a", "b", "-", ".", "0", " ", "\uff5e", "\ud83d\ude00"};

  @TempDir Path folder;

  private List<String> names(String directory, String startAfter) {
    try (ObjectStore store = FileStoreTest.open(folder);
        Stream<ObjectEntry> entries = store.list(ObjectPath.of(directory), startAfter)) {
      return entries.map(entry -> entry.path().text()).toList();
    }
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder("a");
    for (int i = random.nextInt(4); i > 0; i--) {
      name.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return name.toString();
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder(name(random));
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      path.append('/').append(name(random));
    }
    return path.toString();
  }

  private List<String> plant(Random random) throws IOException {
    Set<ObjectPath> planted = new HashSet<>();
    for (int i = 0; i < 150; i++) {
      ObjectPath path = ObjectPath.of(path(random));
      if (!Files.exists(folder.resolve(path.text())) && hasRoom(path.parent(), planted)) {
        Files.createDirectories(folder.resolve(path.parent().text()));
        Files.createFile(folder.resolve(path.text()));
        planted.add(path);
      }
    }
    return planted.stream().sorted().map(ObjectPath::text).toList();
  }

  private static boolean hasRoom(ObjectPath above, Set<ObjectPath> planted) {
    return above.isRoot() || (!planted.contains(above) && hasRoom(above.parent(), planted));
  }

  @Test
  void orderIsThatOfAPlainSortFromAnyStart() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Path base = Files.createDirectory(folder.resolve("seed-" + seed));
      Path whole = folder;
      folder = base;
      List<String> planted = plant(random);
      assertThat(names("", "")).isEqualTo(planted);
      for (int i = 0; i < 40; i++) {
        String start = path(random) + (i % 2 == 0 ? "" : "/");
        List<String> wanted = new ArrayList<>(planted);
        wanted.removeIf(name -> ObjectPath.compareUtf8(name, start) <= 0);
        assertThat(names("", start)).as("seed %s after %s", seed, start).isEqualTo(wanted);
      }
      folder = whole;
    }
  }

  /** A name that is not UTF-8 shows whether its folder is read at all. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatLiesBeforeTheStartIsNotLookedAt() throws Exception {
    Files.createDirectories(folder.resolve("b/c"));
    Files.createFile(folder.resolve("d"));
    shell("touch \"$0/b/c/$(printf 'x\\377')\"");
    assertThat(names("", "b/d")).containsExactly("d");
    assertThat(names("", "b0")).containsExactly("d");
    DrException failure = catchThrowableOfType(DrException.class, () -> names("", "b/b"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(failure).hasMessageContaining("not UTF-8");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onlyFilesAreListed() throws Exception {
    shell("mkfifo \"$0/pipe\"; mkdir -p \"$0/empty/deep\"; touch \"$0/file\"");
    assertThat(names("", "")).containsExactly("file");
    try (ObjectStore store = FileStoreTest.open(folder)) {
      assertThat(store.head(ObjectPath.of("pipe"))).isEmpty();
      assertThat(
              catchThrowableOfType(DrException.class, () -> store.open(ObjectPath.of("pipe")))
                  .kind())
          .isEqualTo(ErrorKind.NOT_FOUND);
    }
  }

  private void shell(String script) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", script, folder.toString()).start();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aListingIsLazy() throws IOException {
    Files.createDirectories(folder.resolve("b"));
    Files.createFile(folder.resolve("a"));
    try (ObjectStore store = FileStoreTest.open(folder);
        Stream<ObjectEntry> entries = store.list(ObjectPath.ROOT, "")) {
      Files.createFile(folder.resolve("b/late"));
      assertThat(entries.map(entry -> entry.path().text()).toList()).containsExactly("a", "b/late");
    }
  }
}
