package io.lakehousedr.core.config.model;

import io.lakehousedr.model.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tables a group takes in: what its selectors match and its exclusions do not. A name is
 * looked up by its table part, so that 60,000 names over 60,000 tables are quick. Immutable,
 * thread-safe.
 */
public final class TableSelection {
  private static final Comparator<Choice> NAMES_FIRST =
      Comparator.comparing((Choice choice) -> choice.selector().isName() ? 0 : 1)
          .thenComparing(Choice::order);

  private final List<Choice> choices;
  private final Index chosen;
  private final Index excluded;

  private TableSelection(List<Choice> choices, List<Choice> exclusions) {
    this.choices = choices;
    this.chosen = new Index(choices);
    this.excluded = new Index(exclusions);
  }

  /** The selection of those entries, those by location left aside. */
  public static TableSelection of(List<TableSpec> tables, List<TableSelector> exclude) {
    List<Choice> choices = new ArrayList<>();
    for (TableSpec spec : tables) {
      if (spec.reference() instanceof TableReference.Named named) {
        choices.add(new Choice(choices.size(), named.selector(), Optional.of(spec)));
      }
    }
    return new TableSelection(
        choices, exclude.stream().map(one -> new Choice(0, one, Optional.empty())).toList());
  }

  /**
   * What the configuration says of that table, or empty when it is not taken in. A name goes before
   * a wildcard, and then what is written first.
   */
  public Optional<TableSpec> find(TableName name) {
    return chosen
        .matching(name)
        .min(NAMES_FIRST)
        .filter(choice -> excluded.matching(name).findAny().isEmpty())
        .flatMap(Choice::spec);
  }

  /** Runs over all tables of a catalog once. */
  public TableMatches resolve(Stream<TableName> names) {
    Map<TableName, TableSpec> tables = new HashMap<>();
    Map<Choice, List<TableName>> hits = new HashMap<>();
    names.forEach(
        name -> {
          chosen
              .matching(name)
              .forEach(it -> hits.computeIfAbsent(it, any -> new ArrayList<>()).add(name));
          find(name).ifPresent(spec -> tables.put(name, spec));
        });
    return TableMatches.of(tables, choices, hits);
  }

  /**
   * A selector with its place in the list.
   *
   * @param spec what it belongs to; empty for an exclusion
   */
  record Choice(int order, TableSelector selector, Optional<TableSpec> spec) {}

  /** Choices by the table they name, and those with a wildcard there. */
  private static final class Index {
    private final Map<String, List<Choice>> byTable = new HashMap<>();
    private final List<Choice> wild = new ArrayList<>();

    Index(List<Choice> choices) {
      choices.forEach(choice -> home(choice).add(choice));
    }

    private List<Choice> home(Choice choice) {
      return choice
          .selector()
          .tableKey()
          .map(key -> byTable.computeIfAbsent(key, any -> new ArrayList<>()))
          .orElse(wild);
    }

    Stream<Choice> matching(TableName name) {
      return Stream.concat(
              byTable.getOrDefault(TableSelector.keyOf(name), List.of()).stream(), wild.stream())
          .filter(choice -> choice.selector().test(name));
    }
  }
}
