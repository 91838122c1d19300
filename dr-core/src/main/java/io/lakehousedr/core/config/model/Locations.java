package io.lakehousedr.core.config.model;

import io.lakehousedr.model.Location;

/** Reads locations from configurations. */
public final class Locations {
  private Locations() {}

  /**
   * Reads a location and checks the whole of it.
   *
   * @throws IllegalArgumentException when it has no scheme, or its path climbs
   */
  public static Location parse(String text) {
    Location location = Location.parse(text);
    // Location checks its path only when it is asked for.
    if (location.path().isRoot() && location.authority().isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is a whole file system: name a folder of its own for the data");
    }
    return location;
  }
}
