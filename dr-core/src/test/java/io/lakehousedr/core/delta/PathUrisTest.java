package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathUrisTest {
  private static FilePlace file(String raw) {
    return PathUris.file(raw, () -> "commit 7");
  }

  private static Problem problemOf(String raw) {
    return assertThrows(DrException.class, () -> file(raw)).problem();
  }

  @ParameterizedTest
  @CsvSource({
    "c%20d,c d",
    "e%2520f,e%20f",
    "k+l,k+l",
    "ü/x,ü/x",
    "%C3%BC,ü",
    "a b,a b",
    "i:j,i:j",
    "i:j/k,i:j/k",
    "a%3Ab,a:b",
    "p=x%253Ay/f,p=x%3Ay/f",
    "s3:x/y,s3:x/y",
    "p=c:/f,p=c:/f",
    "%F0%9F%90%B8,\uD83D\uDC38",
    "a%2Fb,a/b",
    "...,..."
  })
  void relativePathsAreDecodedExactlyOnce(String raw, String path) {
    assertEquals(new FilePlace.Relative(ObjectPath.of(path)), file(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/a%20b/f,s3://bucket/a b/f",
    "abfss://c@acc.dfs.core.windows.net/t/f,abfss://c@acc.dfs.core.windows.net/t/f",
    "file:/a/f,file:/a/f",
    "file:///a/f,file:/a/f",
    "s3://bucket/a%2520b,s3://bucket/a%20b"
  })
  void absolutePathsKeepTheirScheme(String raw, String location) {
    assertEquals(
        new FilePlace.Absolute(Location.parse(location), FilePlace.Scheme.WRITTEN), file(raw));
  }

  @Test
  void aPathWithoutSchemeLiesInTheTablesFileSystem() {
    FilePlace.Absolute place = (FilePlace.Absolute) file("/other/a%20b");
    assertEquals(FilePlace.Scheme.ASSUMED, place.scheme());
    assertEquals(
        Location.parse("s3://bucket/other/a b"), place.on(Location.parse("s3://bucket/t")));
    assertEquals(Location.parse("file:/other/a b"), place.on(Location.parse("file:/t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../x",
        "a/../../x",
        "%2e%2e/x",
        "a/%2E%2e/x",
        "..%2Fx",
        "./x",
        "a//b",
        "a/",
        "x%00y",
        "/",
        "/a/../b",
        "s3://bucket/a/../b",
        "s3://bucket/%2e%2e/b",
        "s3://bucket/",
        "_delta_log/00000000000000000009.json",
        "%5Fdelta_log/00000000000000000009.json",
        "_DELTA_LOG/x"
      })
  void whatCouldLeaveTheTableIsRefused(String raw) {
    assertEquals(Problem.TABLE_PATH_ESCAPES, problemOf(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a%2", "a%", "a%zz", "%C3", "%C3x", "%FF", "%C0%AE%C0%AE/x", "a?b", "a#b"})
  void whatIsNoUriIsRefused(String raw) {
    assertEquals(Problem.TABLE_LOG_CORRUPT, problemOf(raw));
  }

  @Test
  void theMessageNamesPathAndPlace() {
    String message = assertThrows(DrException.class, () -> file("../x")).message();
    assertEquals(true, message.startsWith("commit 7: ") && message.contains("\"../x\""), message);
  }

  @Test
  void aSidecarIsANameInItsFolder() {
    assertEquals(
        new FilePlace.Relative(ObjectPath.of("_delta_log/_sidecars/a.parquet")),
        PathUris.sidecar("a.parquet", () -> "x"));
    assertThrows(DrException.class, () -> PathUris.sidecar("b/a.parquet", () -> "x"));
  }

  /** The example of PROTOCOL.md, "JSON Example 1". */
  @Test
  void aDeletionVectorIsNamedByItsUuid() {
    DeletionVector vector =
        DeletionVector.of("u", "ab^-aqEH.-t@S}K{vb[*k^", OptionalInt.of(4), 40, () -> "x");
    assertEquals(
        "ab/deletion_vector_d2c639aa-8816-431a-aaf6-d3fe2512ff61.bin",
        vector.place().orElseThrow().toString());
    assertEquals("uab^-aqEH.-t@S}K{vb[*k^@4", vector.uniqueId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tooShort",
        "^-aqEH.-t@S}K{vb[*k~",
        "#####################",
        "é-aqEH.-t@S}K{vb[*k^"
      })
  void aDamagedVectorNameIsRefused(String text) {
    assertThrows(
        DrException.class, () -> DeletionVector.of("u", text, OptionalInt.empty(), 1, () -> "x"));
  }

  @Test
  void aVectorCannotClimb() {
    assertEquals(
        Problem.TABLE_PATH_ESCAPES,
        assertThrows(
                DrException.class,
                () ->
                    DeletionVector.of(
                        "u", "../..^-aqEH.-t@S}K{vb[*k^", OptionalInt.empty(), 1, () -> "x"))
            .problem());
  }
}
