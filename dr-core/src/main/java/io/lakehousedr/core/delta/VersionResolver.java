package io.lakehousedr.core.delta;

import io.lakehousedr.model.*;
import io.lakehousedr.spi.store.ObjectReader;
import java.time.Instant;
import java.util.Optional;

public final class VersionResolver {
  private VersionResolver() {}
  public static Pin at(ObjectReader r, ObjectPath t, Instant i, Optional<Pin> hint) {
    LogListing l = LogListing.list(r, t, 0);
    ObjectEntry last = null; long v = -1;
    for (var e : l.commits().entrySet()) if (!e.getValue().lastModified().isAfter(i)) { last = e.getValue(); v = e.getKey(); }
    if (last == null) throw new io.lakehousedr.error.DrException(io.lakehousedr.error.Problem.TABLE_TOO_EARLY, "early");
    try (var in = r.open(last.path())) { return new Pin(v, Checksum.sha256(in.readAllBytes()), last.lastModified(), "id"); } catch (java.io.IOException e) { throw io.lakehousedr.error.DrException.broken("x", e); }
  }
}
