package io.lakehousedr.core.delta;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
  private static DrException refused(Protocol protocol) {
    return assertThrows(DrException.class, () -> Features.check(protocol, "sales.orders"));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "1,4", "2,5", "2,6", "1,7", "3,7"})
  void legacyVersionsPass(int reader, int writer) {
    assertDoesNotThrow(() -> Features.check(new Protocol(reader, writer, Set.of(), Set.of()), "t"));
  }

  @ParameterizedTest
  @CsvSource({"4,7", "3,8"})
  void laterVersionsAreRefused(int reader, int writer) {
    DrException error = refused(new Protocol(reader, writer, Set.of(), Set.of()));
    assertEquals(Problem.TABLE_FEATURE, error.problem());
    assertTrue(error.message().startsWith("sales.orders: "), error.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deletionVectors", "v2Checkpoint", "typeWidening-preview", "rowTracking"})
  void knownFeaturesPass(String feature) {
    assertDoesNotThrow(
        () -> Features.check(new Protocol(3, 7, Set.of(feature), Set.of(feature)), "t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "columnUpdates",
        "adaptiveMetadata-preview",
        "redirectReaderWriter-preview",
        "new"
      })
  void unknownFeaturesAreNamed(String feature) {
    DrException error = refused(new Protocol(1, 7, Set.of(), Set.of("appendOnly", feature)));
    assertEquals(Problem.TABLE_FEATURE, error.problem());
    assertTrue(error.message().contains("\"" + feature + "\""), error.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"catalogManaged", "catalogOwned-preview", "coordinatedCommits-preview"})
  void catalogManagedTablesAreTold(String feature) {
    assertEquals(
        Problem.TABLE_CATALOG_MANAGED,
        refused(new Protocol(3, 7, Set.of(feature), Set.of(feature))).problem());
  }

  @Test
  void aFeatureListedForReadersOnlyCountsToo() {
    assertEquals(
        Problem.TABLE_FEATURE, refused(new Protocol(3, 7, Set.of("new"), Set.of())).problem());
  }
}
