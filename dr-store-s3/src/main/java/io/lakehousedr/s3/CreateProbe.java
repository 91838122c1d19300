package io.lakehousedr.s3;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import io.lakehousedr.spi.store.WriteOptions;

/**
 * Tries out, before the first write, whether a service that is not Amazon's honours If-None-Match.
 * One that ignores it answers just the same, and would let two writers win. Thread-safe.
 */
final class CreateProbe {
  private final Connection connection;
  private final S3Writer writer;
  private volatile boolean proved;

  CreateProbe(Connection connection, S3Writer writer) {
    this.connection = connection;
    this.writer = writer;
    this.proved = connection.settings().can(S3Settings.Ability.CONDITIONAL_CREATE);
  }

  /**
   * Returns when creation is exclusive.
   *
   * @throws DrException STORE_UNFIT when it is not
   */
  void prove() {
    if (!proved) {
      tryOut(ObjectPath.of(S3Root.HIDDEN).resolve("probe-" + S3Writer.nonce()));
      proved = true;
    }
  }

  private void tryOut(ObjectPath path) {
    create(path);
    try {
      create(path);
      throw new DrException(
          Problem.STORE_UNFIT,
          connection.root().location()
              + " cannot be written: its service ignores If-None-Match, so that two writers of one"
              + " name would both win. Choose another service");
    } catch (DrException e) {
      if (e.kind() != ErrorKind.ALREADY_EXISTS) {
        throw e;
      }
    } finally {
      connection.calls().later(() -> remove(path));
    }
  }

  private void create(ObjectPath path) {
    writer.create(path, Content.of(new byte[] {'?'}), WriteOptions.DURABLE);
  }

  private void remove(ObjectPath path) {
    connection.objects().delete(connection.root().objectKey(path), java.util.Optional.empty());
  }
}
