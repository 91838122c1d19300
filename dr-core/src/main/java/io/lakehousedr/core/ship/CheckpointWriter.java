package io.lakehousedr.core.ship;

import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import java.io.IOException;
import java.util.Optional;

/** Makes checkpoints of tables that the engine writes itself. Thread-safe. */
public interface CheckpointWriter {
  /**
   * Makes the checkpoint of a version. The table is only read.
   *
   * @return the bytes, the caller's to close; empty when none can be made: the table has a feature
   *     that stands against it, or reading it failed, which the log tells
   */
  Optional<Made> checkpoint(Side table, long version);

  /**
   * A checkpoint in one file.
   *
   * @param parquet the checkpoint
   * @param hint what {@code _last_checkpoint} should say
   */
  record Made(Spool parquet, Spool hint) implements AutoCloseable {
    @Override
    public void close() {
      try (parquet;
          hint) {
        // Closing is all there is to do.
      } catch (IOException e) {
        throw DrException.broken("a temporary file", e);
      }
    }
  }
}
