package io.lakehousedr.core.config.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lakehousedr.model.TableMode;
import io.lakehousedr.model.TableName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSelectionTest {
  private static final NameDefaults DEFAULTS =
      new NameDefaults(Optional.of("main"), Optional.of("default"));

  private static TableSelection selection(NameDefaults names, List<String> in, String... out) {
    return TableSelection.of(
        in.stream()
            .map(text -> new TableSpec(TableReference.parse(text, names), TableMode.MIRROR))
            .toList(),
        Arrays.stream(out).map(text -> TableSelector.parse(text, names)).toList());
  }

  private static TableMatches resolve(TableSelection selection, String... names) {
    return selection.resolve(Arrays.stream(names).map(TableName::parse));
  }

  private static List<String> names(TableMatches matches) {
    return matches.tables().keySet().stream().map(TableName::toString).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "main.sales.orders, main.sales.orders, true",
    "main.sales.orders, MAIN.Sales.ORDERS, true",
    "main.sales.orders, main.sales.orders2, false",
    "main.sales.*, main.sales.anything, true",
    "main.sales.*, main.sales2.anything, false",
    "main.*.orders_*, main.eu.orders_2025, true",
    "main.*.orders_*, main.eu.order, false",
    "*.*.*, a.b.c, true",
    "sales.x, main.sales.x, true",
    "x, main.default.x, true",
    "x, main.other.x, false",
    "a.b.*_v*, a.b.t_v2, true",
    "a.b.x+y, a.b.xxy, false",
    "`my.cat`.b.c, `my.cat`.b.c, true",
    "a.b.`*`, a.b.c, false",
    "a.b.`*`, a.b.`*`, true",
    "a.b.`c``d`, a.b.`c``d`, true",
    "a.b.äpfel_*, a.b.ÄPFEL_1, true"
  })
  void matches(String selector, String name, boolean expected) {
    assertEquals(expected, TableSelector.parse(selector, DEFAULTS).test(TableName.parse(name)));
  }

  @Test
  void exclusionsWin() {
    TableSelection selection = selection(DEFAULTS, List.of("main.s.*"), "main.s.tmp_*", "main.s.x");
    assertEquals(
        List.of("main.s.a"),
        names(resolve(selection, "main.s.a", "main.s.tmp_1", "main.s.x", "main.t.a")));
  }

  @Test
  void namesThatAreNotThereAreMissingAndEmptySelectorsTold() {
    TableMatches matches =
        resolve(selection(DEFAULTS, List.of("x", "y", "main.q.*")), "main.default.x");
    assertEquals(List.of("main.default.x"), names(matches));
    assertEquals("[y]", matches.missing().toString());
    assertEquals("[main.q.*]", matches.empty().toString());
  }

  @Test
  void aBareNameWithoutDefaultsMustFitExactlyOneTable() {
    TableSelection selection = selection(NameDefaults.NONE, List.of("x", "y"));
    TableMatches matches = resolve(selection, "a.b.x", "c.d.x", "c.d.y");
    assertEquals(List.of("c.d.y"), names(matches));
    assertEquals(
        List.of(TableName.parse("a.b.x"), TableName.parse("c.d.x")),
        matches.ambiguous().values().iterator().next());
  }

  @Test
  void namesThatDifferByCaseOnlyAreToldApart() {
    TableMatches matches =
        resolve(selection(DEFAULTS, List.of("main.s.Orders")), "main.s.orders", "main.s.Orders");
    assertEquals(List.of("main.s.Orders"), names(matches));
    assertTrue(matches.ambiguous().isEmpty());
  }

  @Test
  void aNameGoesBeforeAWildcard() {
    TableSpec wild = new TableSpec(TableReference.parse("main.s.*", DEFAULTS), TableMode.MIRROR);
    TableSpec named = new TableSpec(TableReference.parse("main.s.x", DEFAULTS), TableMode.CLONE);
    TableSelection selection = TableSelection.of(List.of(wild, named), List.of());
    assertEquals(Optional.of(named), selection.find(TableName.parse("main.s.x")));
    assertEquals(Optional.of(wild), selection.find(TableName.parse("main.s.y")));
  }

  @Test
  void sixtyThousandNamesOverSixtyThousandTablesAreQuick() {
    List<String> wanted = IntStream.range(0, 60_000).mapToObj(i -> "main.s.t" + i).toList();
    TableSelection selection = selection(DEFAULTS, wanted, "main.s.*99");
    Stream<TableName> tables = wanted.stream().map(TableName::parse);
    TableMatches matches = assertTimeout(Duration.ofSeconds(20), () -> selection.resolve(tables));
    assertEquals(60_000 - 600, matches.tables().size());
    assertFalse(matches.tables().containsKey(TableName.parse("main.s.t99")));
  }
}
