package io.lakehousedr.core.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActionEditTest {
  @Test
  void everythingElseStaysAsItIs() {
    String line =
        "{ \"add\" : {\"stats\":\"{\\\"path\\\":\\\"x\\\"}\", \"path\" :\"a\\u00fcb\" ,\"n\":1.50,"
            + "\"deletionVector\":{\"path\":\"in\",\"offset\" : 1,\"storageType\":\"p\"},"
            + "\"tags\":{\"path\":\"t\"},\"dataChange\":false}}";

    assertThat(
            ActionEdit.replace(
                line,
                Map.of(
                    "path",
                    "\"new\"",
                    "deletionVector.storageType",
                    "\"u\"",
                    "dataChange",
                    "true",
                    "lacking",
                    "1")))
        .isEqualTo(
            "{ \"add\" : {\"stats\":\"{\\\"path\\\":\\\"x\\\"}\", \"path\" :\"new\" ,\"n\":1.50,"
                + "\"deletionVector\":{\"path\":\"in\",\"offset\" : 1,\"storageType\":\"u\"},"
                + "\"tags\":{\"path\":\"t\"},\"dataChange\":true}}");
  }

  /** The parser reads long texts piece by piece. */
  @Test
  void longLinesAreEditedInPlace() {
    String stats = "ü".repeat(100_000);
    String line = "{\"add\":{\"stats\":\"" + stats + "\",\"path\":\"a\",\"size\":12}}";

    assertThat(ActionEdit.replace(line, Map.of("path", "\"b\"", "size", "3")))
        .isEqualTo("{\"add\":{\"stats\":\"" + stats + "\",\"path\":\"b\",\"size\":3}}");
  }

  @Test
  void objectsAreReplacedToo() {
    assertThat(ActionEdit.replace("{\"add\":{\"tags\":{\"a\":{}},\"x\":1}}", Map.of("tags", "{}")))
        .isEqualTo("{\"add\":{\"tags\":{},\"x\":1}}");
  }

  @Test
  void uuidsHaveTheirForm() {
    UUID known = UUID.fromString("d2c639aa-8816-431a-aaf6-d3fe2512ff61");
    assertThat(Z85.text(known)).isEqualTo("^-aqEH.-t@S}K{vb[*k^");
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      assertThat(Z85.uuid(Z85.text(uuid))).isEqualTo(uuid);
    }
  }

  @Test
  void aSetOfKeysIsASet() {
    Random random = new Random(2);
    Set<String> expected = new HashSet<>();
    Set<String> marked = new HashSet<>();
    KeySet keys = new KeySet();
    for (int i = 0; i < 20_000; i++) {
      String name = "k" + random.nextInt(12_000);
      assertThat(keys.add(name)).isEqualTo(expected.add(name));
      if (i % 3 == 0) {
        String other = "k" + random.nextInt(12_000);
        assertThat(keys.mark(other)).isEqualTo(expected.contains(other));
        if (expected.contains(other)) {
          marked.add(other);
        }
      }
    }
    assertThat(keys.size()).isEqualTo(expected.size());
    for (int i = 0; i < 12_000; i++) {
      assertThat(keys.contains("k" + i)).isEqualTo(expected.contains("k" + i));
      assertThat(keys.isMarked("k" + i)).isEqualTo(marked.contains("k" + i));
    }
  }
}
