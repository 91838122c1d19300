package io.lakehousedr.core.hadoop;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.lakehousedr.core.cut.publish.Spool;
import io.lakehousedr.core.ship.CheckpointWriter;
import io.lakehousedr.core.verify.Side;
import io.lakehousedr.error.DrException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes checkpoints by Delta Kernel, for the features that it writes. No table needs one to be
 * read, so that a failure holds nothing up: the next one that is due is tried again. Thread-safe.
 */
public final class KernelCheckpoints implements CheckpointWriter {
  private static final Logger LOG = LoggerFactory.getLogger(KernelCheckpoints.class);

  @Override
  public Optional<Made> checkpoint(Side table, long version) {
    Made made = new Made(new Spool(), new Spool());
    try {
      String where = table.location().text();
      return Optional.of(Failures.call(where, () -> write(table, version, made)));
    } catch (DrException e) {
      made.close();
      LOG.warn("no checkpoint is made of {}", table.location(), e);
      return Optional.empty();
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  /** Of a version that is named, so that Kernel does not clean up the log as well. */
  private static Made write(Side table, long version, Made made) throws IOException {
    Engine engine = DefaultEngine.create(new SpooledFileIo(table, made));
    Snapshot snapshot = TableManager.loadSnapshot(TablePaths.ROOT).atVersion(version).build(engine);
    snapshot.writeCheckpoint(engine);
    return made;
  }
}
