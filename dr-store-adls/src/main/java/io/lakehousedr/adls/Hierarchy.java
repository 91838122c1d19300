package io.lakehousedr.adls;

import com.azure.storage.blob.models.StorageAccountInfo;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import io.lakehousedr.model.ObjectPath;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether an account has a hierarchical namespace: as configured, else by asking once (REST: Get
 * Account Information). Who may not ask is taken to see a flat one, whose order is checked.
 * Thread-safe.
 */
final class Hierarchy {
  private final Service service;
  private final AtomicReference<Settings.Namespace> known;

  Hierarchy(Service service) {
    this.service = service;
    this.known = new AtomicReference<>(configured(service));
  }

  private static Settings.Namespace configured(Service service) {
    return service.place().isOneLake()
        ? Settings.Namespace.HIERARCHICAL
        : service.settings().namespace();
  }

  boolean isThere() {
    if (known.get() == Settings.Namespace.AUTO) {
      known.set(asked() ? Settings.Namespace.HIERARCHICAL : Settings.Namespace.FLAT);
    }
    return known.get() == Settings.Namespace.HIERARCHICAL;
  }

  private boolean asked() {
    try {
      StorageAccountInfo info =
          service
              .errors()
              .translated(
                  service.where(ObjectPath.ROOT),
                  Effect.READS,
                  () -> service.container().getServiceClient().getAccountInfo());
      return info.isHierarchicalNamespaceEnabled();
    } catch (DrException e) {
      if (e.kind() == ErrorKind.ACCESS_DENIED || e.kind() == ErrorKind.INVALID) {
        return false;
      }
      throw e;
    }
  }
}
