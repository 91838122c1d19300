package io.lakehousedr.core.config.model;

import java.util.Optional;

/**
 * How table names of fewer than three parts are completed. Without a default such a name stands for
 * the one table of any catalog or schema that has it.
 *
 * @param catalog for names of one or two parts
 * @param schema for names of one part
 */
public record NameDefaults(
    @Key(
            value = "default_catalog",
            about = "Catalog of table names that have fewer than three parts.",
            inherits = "default_catalog")
        Optional<String> catalog,
    @Key(
            value = "default_schema",
            about = "Schema of table names that have one part.",
            inherits = "default_schema")
        Optional<String> schema) {
  /** No defaults. */
  public static final NameDefaults NONE = new NameDefaults(Optional.empty(), Optional.empty());
}
