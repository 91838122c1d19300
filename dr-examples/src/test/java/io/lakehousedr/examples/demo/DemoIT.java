package io.lakehousedr.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.examples.lake.Column;
import io.lakehousedr.examples.lake.DeltaTable;
import io.lakehousedr.examples.lake.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as users run it, with the processes that it kills. */
class DemoIT {
  @TempDir private Path folder;

  private record Told(int code, String text) {}

  private static Told run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code = Demo.run(List.of(arguments), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Told(code, bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void keepsItsClaimsAndLeavesNothingBehind() {
    Told told = run();

    assertThat(told.text()).contains("claims held").doesNotContain("NOT TRUE");
    assertThat(told.code()).isZero();
    assertThat(told.text())
        .contains("it was killed at FileReady", "it was killed at CutCommitted")
        .contains("a new cut is decided, and waits to be completed")
        .contains("the group is whole: orders and their items add up to the same amount");
    assertThat(workFolder(told)).doesNotExist();
  }

  @Test
  void readsTheUsersTablesAndChangesNothingInThem() throws IOException {
    Path one = table("my table");
    Path two = table("another");
    Map<Path, List<Byte>> before = files(folder);

    Told told = run("--keep", "--tables", "file:" + one, two.toString());

    assertThat(told.text()).contains("claims held").doesNotContain("NOT TRUE");
    assertThat(told.code()).isZero();
    assertThat(files(folder)).isEqualTo(before);
    Path kept = workFolder(told);
    assertThat(kept.resolve("secondary/1/my table/_delta_log/00000000000000000001.json"))
        .hasSameBinaryContentAs(one.resolve("_delta_log/00000000000000000001.json"));
    new WorkFolder(kept, Arguments.Afterwards.REMOVE).close();
  }

  private Path table(String name) throws IOException {
    DeltaTable table =
        DeltaTable.create(
            folder.resolve(name),
            List.of(Column.number("id"), Column.text("part")),
            Optional.of("part"),
            List.of(
                new Row(Map.of("id", 1L, "part", "a")), new Row(Map.of("id", 2L, "part", "b"))));
    table.append(List.of(new Row(Map.of("id", 3L, "part", "a"))));
    return table.folder();
  }

  private static Map<Path, List<Byte>> files(Path folder) throws IOException {
    Map<Path, List<Byte>> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        contents.put(file, List.of(boxed));
      }
    }
    return contents;
  }

  private static Path workFolder(Told told) {
    Matcher found = Pattern.compile("the demo, in (.+)").matcher(told.text());
    assertThat(found.find()).isTrue();
    return Path.of(found.group(1));
  }
}
