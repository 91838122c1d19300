package io.lakehousedr.core.delta;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.List;

public final class CheckpointReader {
  private CheckpointReader() {}
  public static void read(ObjectReader r, ObjectPath t, Checkpoint c, CommitVisitor v) {}
  public static List<NamedFile> sidecars(ObjectReader r, ObjectPath t, Checkpoint c) { return List.of(); }
}
