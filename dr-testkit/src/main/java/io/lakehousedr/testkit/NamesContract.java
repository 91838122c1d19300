package io.lakehousedr.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.DeleteOutcome;
import io.lakehousedr.spi.store.WriteOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names are literal: nothing is decoded, folded or normalised. */
abstract class NamesContract extends ReadingContract {
  private static final List<String> ODD =
      List.of(
          "a b",
          " lead",
          "trail ",
          "per%cent",
          "c%20d",
          "c d",
          "c+d",
          "c%2Bd",
          "e%2520f",
          "co:lon",
          "ha#sh",
          "quest?ion",
          "am&p",
          "eq=1/x=2",
          "qu'ote",
          "dou\"ble",
          "semi;colon",
          "com,ma",
          "t~ilde",
          "@at",
          "$dollar",
          "(paren)",
          "[brack]",
          "{brace}",
          "pi|pe",
          "c^aret",
          "back`tick",
          "st*ar",
          "ex!cl",
          "ca<r>et",
          "back\\slash",
          "..two",
          "two..",
          "...",
          "_delta_log/00000000000000000000.json",
          "UPPER",
          "upper",
          "nfc-\u00e9",
          "nfd-e\u0301",
          "\ud83d\ude00/emoji",
          "\u4e2d\u6587/\u65e5\u672c",
          "\u0625\u0628",
          "date=2024-01-01 00%3A00",
          "a".repeat(200),
          ("deep/" + "d".repeat(20) + "/").repeat(15) + "leaf");

  private List<String> odd() {
    return ODD.stream().filter(this::holds).toList();
  }

  @Test
  final void oddNamesAreLiteral() {
    odd().forEach(name -> put(name, name));
    assertThat(names())
        .isEqualTo(odd().stream().map(ObjectPath::of).sorted().map(ObjectPath::text).toList());
    odd().forEach(name -> assertThat(read(name)).isEqualTo(name));
    odd()
        .forEach(
            name -> assertThat(store.head(path(name))).map(ObjectEntry::path).contains(path(name)));
  }

  @Test
  final void oddFoldersAreLiteral() {
    odd().forEach(name -> put(name + "-folder/x", name));
    odd()
        .forEach(
            name -> assertThat(names(name + "-folder", "")).containsExactly(name + "-folder/x"));
  }

  @Test
  final void oddNamesReplaceAndDelete() {
    Map<ObjectPath, io.lakehousedr.model.ObjectVersion> all = new HashMap<>();
    for (String name : odd()) {
      ObjectEntry made = put(name, "old");
      ObjectEntry now =
          store.replace(path(name), made.version(), text("new"), WriteOptions.DURABLE);
      all.put(path(name), now.version());
    }
    odd().forEach(name -> assertThat(read(name)).isEqualTo("new"));
    assertThat(store.delete(all).values())
        .hasSize(all.size())
        .allMatch(DeleteOutcome.Deleted.class::isInstance);
    assertThat(names()).isEmpty();
  }

  @Test
  final void theRootNamesNoObject() {
    assertFails(
        ErrorKind.INVALID, () -> store.create(ObjectPath.ROOT, text("x"), WriteOptions.DURABLE));
  }
}
