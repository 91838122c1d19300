package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.KeySet;
import io.lakehousedr.model.Location;

/**
 * What one run has found to be the source's, of all that other tools have landed: a member may be
 * shipped twice in a run, and is compared once. Thread-safe.
 */
public final class Adopted {
  private final KeySet files = new KeySet();

  /** The file has the source's content. */
  synchronized void add(Location file) {
    files.add(file.text());
  }

  /** Whether that was found already. */
  synchronized boolean holds(Location file) {
    return files.contains(file.text());
  }
}
