package io.lakehousedr.core.ship;

import io.lakehousedr.core.delta.Checkpoint;
import io.lakehousedr.core.delta.CheckpointReader;
import io.lakehousedr.core.delta.FilePlace;
import io.lakehousedr.core.region.Place;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.List;

/** The sidecars that a checkpoint names. */
final class Sidecars {
  private Sidecars() {}

  /** What is there of them at the source. */
  static List<ObjectEntry> of(Place<ObjectReader> table, Checkpoint checkpoint) {
    return CheckpointReader.sidecars(table.store(), table.path(), checkpoint).stream()
        .map(file -> ((FilePlace.Relative) file.place()).path())
        .flatMap(path -> table.store().head(table.path().resolve(path)).stream())
        .toList();
  }
}
