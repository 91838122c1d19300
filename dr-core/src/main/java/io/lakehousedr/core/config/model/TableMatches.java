package io.lakehousedr.core.config.model;

import io.lakehousedr.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a selection found in a catalog.
 *
 * @param tables what is taken in, by name
 * @param missing names of which there is no table
 * @param ambiguous names that fit several tables, with those; none of them is taken in for that
 *     name
 * @param empty selectors with a wildcard that matched nothing; no error, but worth telling
 */
public record TableMatches(
    SortedMap<TableName, TableSpec> tables,
    List<TableSelector> missing,
    Map<TableSelector, List<TableName>> ambiguous,
    List<TableSelector> empty) {
  /** Copies the collections. */
  public TableMatches {
    tables = new TreeMap<>(tables);
    missing = List.copyOf(missing);
    ambiguous = Map.copyOf(ambiguous);
    empty = List.copyOf(empty);
  }

  static TableMatches of(
      Map<TableName, TableSpec> tables,
      List<TableSelection.Choice> choices,
      Map<TableSelection.Choice, List<TableName>> hits) {
    SortedMap<TableName, TableSpec> kept = new TreeMap<>(tables);
    List<TableSelector> missing = new ArrayList<>();
    List<TableSelector> empty = new ArrayList<>();
    Map<TableSelector, List<TableName>> ambiguous = new LinkedHashMap<>();
    for (TableSelection.Choice choice : choices) {
      TableSelector selector = choice.selector();
      List<TableName> found = hits.getOrDefault(choice, List.of());
      if (found.isEmpty()) {
        (selector.isName() ? missing : empty).add(selector);
      } else if (found.size() > 1 && selector.isName()) {
        settle(choice, found, kept, ambiguous);
      }
    }
    return new TableMatches(kept, missing, ambiguous, empty);
  }

  /** Of names that differ by case only, the one written with that case is meant. */
  private static void settle(
      TableSelection.Choice choice,
      List<TableName> found,
      Map<TableName, TableSpec> kept,
      Map<TableSelector, List<TableName>> ambiguous) {
    Optional<TableName> meant = choice.selector().name().filter(found::contains);
    if (meant.isEmpty()) {
      ambiguous.put(choice.selector(), found.stream().sorted().toList());
    }
    kept.entrySet()
        .removeIf(
            entry ->
                choice.spec().filter(entry.getValue()::equals).isPresent()
                    && meant.filter(entry.getKey()::equals).isEmpty());
  }
}
