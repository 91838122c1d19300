package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ByteRange;
import io.lakehousedr.model.ObjectEntry;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import java.io.InputStream;
import java.util.Optional;

/**
 * Stages what stands beside the commits: checkpoints, sidecars, version checksums, compactions. For
 * one table, on one thread.
 */
final class CompanionStager {
  private final Shipment shipment;
  private final Stage stage;
  private int count;

  CompanionStager(Shipment shipment, Stage stage) {
    this.shipment = shipment;
    this.stage = stage;
  }

  /**
   * Stages one file as it is at the source.
   *
   * @return its effect, or empty when the source has cleaned it away meanwhile: none of them is
   *     needed to read the table
   */
  Optional<Effect.Companion> stage(ObjectEntry source) {
    return bytes(source)
        .map(bytes -> new Effect.Companion(relative(source), bytes, source.lastModified()));
  }

  /** Stages the hint; empty when it is gone or was changed. */
  Optional<Effect.Hint> hint(ObjectEntry source) {
    return bytes(source).map(bytes -> new Effect.Hint(relative(source), bytes));
  }

  private Optional<StageRange> bytes(ObjectEntry source) {
    try {
      StageFile file = stage.put(shipment.key() + "/beside-" + count++, content(source));
      return Optional.of(new StageRange(file.path(), 0, file.size(), file.sha256()));
    } catch (DrException e) {
      if (e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.CONFLICT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Content content(ObjectEntry source) {
    return new Content() {
      @Override
      public long size() {
        return source.size();
      }

      @Override
      public InputStream open() {
        return shipment
            .source()
            .store()
            .open(source.path(), ByteRange.ALL, Optional.of(source.version()));
      }
    };
  }

  private ObjectPath relative(ObjectEntry source) {
    return shipment
        .source()
        .path()
        .relativize(source.path())
        .orElseThrow(() -> new IllegalStateException(source.path() + " is not in the table"));
  }
}
