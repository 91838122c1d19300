package io.lakehousedr.core.config.model;

import io.lakehousedr.model.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table's name, or a pattern for names: {@code main.sales.orders}, {@code main.sales.*}, {@code
 * main.*.orders_*}. Backticks quote a part. Case does not matter. Immutable, thread-safe.
 */
public final class TableSelector implements Predicate<TableName> {
  private final String text;
  private final NamePattern catalog;
  private final NamePattern schema;
  private final NamePattern table;
  private final boolean plain;

  private TableSelector(
      String text, boolean plain, NamePattern catalog, NamePattern schema, NamePattern table) {
    this.text = text;
    this.plain = plain;
    this.catalog = catalog;
    this.schema = schema;
    this.table = table;
  }

  /**
   * Reads a selector. Parts that are left out come from {@code defaults}; without a default any
   * catalog or schema may have the table.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static TableSelector parse(String text, NameDefaults defaults) {
    List<NamePattern> parts = NamePattern.split(text);
    boolean plain = parts.stream().allMatch(NamePattern::isExact);
    NamePattern catalog = orAny(defaults.catalog());
    NamePattern last = parts.get(parts.size() - 1);
    return switch (parts.size()) {
      case 1 -> new TableSelector(text, plain, catalog, orAny(defaults.schema()), last);
      case 2 -> new TableSelector(text, plain, catalog, parts.get(0), last);
      case 3 -> new TableSelector(text, plain, parts.get(0), parts.get(1), last);
      default ->
          throw new IllegalArgumentException(
              SecretShape.quote(text) + " has more than three parts: quote dots with backticks");
    };
  }

  private static NamePattern orAny(Optional<String> fallback) {
    return fallback.map(NamePattern::exactly).orElse(NamePattern.ANY);
  }

  @Override
  public boolean test(TableName name) {
    return table.matches(name.table())
        && schema.matches(name.schema())
        && catalog.matches(name.catalog());
  }

  /** Whether no wildcard was written, so that exactly one table must match. */
  public boolean isName() {
    return plain;
  }

  /** The full name, when nothing is open. */
  public Optional<TableName> name() {
    return catalog.isExact() && schema.isExact() && table.isExact()
        ? Optional.of(new TableName(catalog.text(), schema.text(), table.text()))
        : Optional.empty();
  }

  /** The table part in lower case, by which a selector is found fast; empty with a wildcard. */
  Optional<String> tableKey() {
    return table.isExact() ? Optional.of(table.lower()) : Optional.empty();
  }

  /** What {@link #tableKey} is looked up by. */
  static String keyOf(TableName name) {
    return name.table().toLowerCase(Locale.ROOT);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableSelector selector && selector.identity().equals(identity());
  }

  private List<String> identity() {
    return List.of(text, catalog.text(), schema.text(), table.text());
  }

  @Override
  public int hashCode() {
    return identity().hashCode();
  }
}
