package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.FilePlace;
import java.util.HashSet;
import java.util.Set;

/** The files that a log names and the source no longer has. Thread-safe. */
final class Missing {
  private static final int MANY = 100_000;

  private final Set<FilePlace> places = new HashSet<>();

  synchronized void add(FilePlace place) {
    if (places.size() < MANY) {
      places.add(place);
    }
  }

  synchronized Set<FilePlace> places() {
    return Set.copyOf(places);
  }
}
