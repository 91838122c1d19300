package io.lakehousedr.core.delta;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.Set;

public final class LiveFiles {
  private LiveFiles() {}
  public static Set<FilePlace> among(Set<FilePlace> s, ObjectReader r, ObjectPath t, long v) { return s; }
}
