package io.lakehousedr.sparkserver.kinds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RuntimeConfig;

/**
 * A kind of Delta table: how its first state is made, and increments that exercise its feature.
 *
 * @param name by which tests ask for it
 * @param settings of the session, in force while a recipe of this kind runs
 * @param initial makes the table
 * @param increments bring it forward, in this order
 */
public record TableKind(
    String name, Map<String, String> settings, Recipe initial, List<Recipe> increments) {

  public TableKind {
    settings = Map.copyOf(settings);
    increments = List.copyOf(increments);
  }

  /** Starts the description of a kind whose table is made by SQL statements. */
  static Builder named(String name) {
    return new Builder(name);
  }

  /** Makes the table's first state. */
  public void make(TableContext table) throws Exception {
    run(initial, table);
  }

  /**
   * Applies an increment.
   *
   * @param number 1 for the first
   */
  public void step(int number, TableContext table) throws Exception {
    if (number < 1 || number > increments.size()) {
      throw new IllegalArgumentException(
          name + " has steps 1 to " + increments.size() + ", not " + number);
    }
    run(increments.get(number - 1), table);
  }

  private void run(Recipe recipe, TableContext table) throws Exception {
    RuntimeConfig session = table.spark().conf();
    settings.forEach(session::set);
    try {
      recipe.apply(table);
    } finally {
      settings.keySet().forEach(session::unset);
    }
  }

  /** Collects the parts of a kind. */
  static final class Builder {
    private final String name;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Recipe> increments = new ArrayList<>();
    private Recipe initial;

    private Builder(String name) {
      this.name = name;
    }

    /** A setting of the session, by its name below {@code spark.databricks.delta}. */
    Builder setting(String name, Object value) {
      settings.put("spark.databricks.delta." + name, value.toString());
      return this;
    }

    Builder make(String... statements) {
      return make(Recipe.sql(statements));
    }

    Builder make(Recipe recipe) {
      initial = recipe;
      return this;
    }

    Builder step(String... statements) {
      return step(Recipe.sql(statements));
    }

    Builder step(Recipe recipe) {
      increments.add(recipe);
      return this;
    }

    TableKind build() {
      return new TableKind(name, settings, initial, increments);
    }
  }
}
