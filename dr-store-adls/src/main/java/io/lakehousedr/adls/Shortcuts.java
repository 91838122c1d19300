package io.lakehousedr.adls;

import io.lakehousedr.model.ObjectPath;

/** OneLake's shortcuts below a root. Thread-safe. */
final class Shortcuts {
  Shortcuts(Service service) {}

  /** Which folders a listing enters. */
  interface Filter {
    boolean enters(String folder);
  }

  Filter below(ObjectPath directory) {
    return folder -> true;
  }
}
