package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;

/** How a configuration points at tables. */
public sealed interface TableReference {
  /** By name or selector, to be looked up in the catalog. */
  record Named(TableSelector selector) implements TableReference {
    @Override
    public String toString() {
      return selector.toString();
    }
  }

  /** By the folder the table lies in; no catalog is asked. */
  record Located(Location location) implements TableReference {
    @Override
    public String toString() {
      return location.toString();
    }
  }

  /**
   * Reads a reference; what begins like a location ({@code scheme:/}) is one.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static TableReference parse(String text, NameDefaults names) {
    return text.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*")
        ? new Located(Locations.parse(text))
        : new Named(TableSelector.parse(text, names));
  }
}
