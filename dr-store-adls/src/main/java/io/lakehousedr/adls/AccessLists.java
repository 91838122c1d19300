package io.lakehousedr.adls;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.PosixAccess;

final class AccessLists implements AutoCloseable {
  private final Service service;

  AccessLists(Service service) {
    this.service = service;
  }

  boolean isKept() {
    return isKept(service);
  }

  static boolean isKept(Service service) {
    return service.settings().namespace() == Settings.Namespace.HIERARCHICAL
        && !service.place().isOneLake();
  }

  PosixAccess of(ObjectPath path) {
    throw new UnsupportedOperationException();
  }

  io.lakehousedr.model.ObjectEntry set(
      io.lakehousedr.model.ObjectEntry made, io.lakehousedr.spi.store.ObjectAttributes wanted) {
    return made;
  }

  @Override
  public void close() {}
}
