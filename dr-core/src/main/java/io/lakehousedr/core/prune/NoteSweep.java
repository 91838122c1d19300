package io.lakehousedr.core.prune;

import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Optional;
import java.util.stream.Stream;

/** Old notes of runs and verifications. A note is named after its run and never written again. */
final class NoteSweep {
  private static final int KEPT = 1000;

  private final ObjectReader control;
  private final ObjectPath folder;

  NoteSweep(ObjectReader control, ObjectPath folder) {
    this.control = control;
    this.folder = folder;
  }

  /** Adds all but the newest, which a listing has first; names are relative to the folder. */
  void fill(Manifest manifest) {
    try (Stream<ObjectEntry> notes = control.list(folder, "")) {
      notes.skip(KEPT).map(this::drop).forEach(manifest::add);
    }
  }

  private Effect.Drop drop(ObjectEntry note) {
    return new Effect.Drop(
        folder.relativize(note.path()).orElseThrow(), note.version(), Optional.empty());
  }
}
