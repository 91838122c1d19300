package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.cut.publish.Effect;
import io.lakehousedr.core.cut.publish.Manifest;
import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.core.cut.publish.StageRange;
import io.lakehousedr.core.delta.LogNames;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import java.time.Instant;

/**
 * The checkpoint that a clone gets beside every tenth of its commits, as a Delta writer would give
 * it one, so that reading it does not become slower cut by cut. It is of the commit before the
 * staged one, which stands, and goes into the same cut.
 */
final class AuthoredCheckpoint {
  /** The usual value of {@code delta.checkpointInterval}. */
  private static final int INTERVAL = 10;

  private final CheckpointWriter writer;
  private final Stage stage;

  AuthoredCheckpoint(CheckpointWriter writer, Stage stage) {
    this.writer = writer;
    this.stage = stage;
  }

  /** Stages the checkpoint of the target's head, if it is due. */
  void stage(Shipment shipment, AuthorLogs logs, Manifest manifest) {
    long version = logs.head().version();
    if (version > 0 && version % INTERVAL == 0 && !logs.hasCheckpoint(version)) {
      Side table = new Side(shipment.target().store(), shipment.target().path());
      writer
          .checkpoint(table, version)
          .ifPresent(
              made -> {
                try (made) {
                  add(shipment, version, made, manifest);
                }
              });
    }
  }

  private void add(Shipment shipment, long version, CheckpointWriter.Made made, Manifest manifest) {
    ObjectPath folder = LogNames.folder(ObjectPath.ROOT);
    Instant time = shipment.to().timestamp();
    manifest.add(
        new Effect.Companion(
            folder.resolve(LogNames.version(version) + ".checkpoint.parquet"),
            put(shipment, "checkpoint", made.parquet()),
            time));
    manifest.add(
        new Effect.Hint(
            folder.resolve(LogNames.LAST_CHECKPOINT), put(shipment, "hint", made.hint())));
  }

  private StageRange put(Shipment shipment, String name, Content bytes) {
    StageFile file = stage.put(shipment.key() + "/" + name, bytes);
    return new StageRange(file.path(), 0, file.size(), file.sha256());
  }
}
