package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;

/** Reads locations from configurations. */
public final class Locations {
  private Locations() {}

  /**
   * Reads a location that is a folder of its own.
   *
   * @throws IllegalArgumentException when it has no scheme, its path climbs, or it has none
   */
  public static Location parse(String text) {
    Location location = Location.parse(text);
    if (location.path().isRoot() && location.authority().isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is a whole file system: name a folder of its own for the data");
    }
    return location;
  }
}
