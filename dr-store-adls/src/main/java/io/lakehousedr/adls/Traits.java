package io.lakehousedr.adls;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.StoreTraits;
import io.lakehousedr.spi.store.StoreTraits.Feature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What the service promises. */
final class Traits {
  /**
   * ETags are set anew by every write and never derived from content (REST: "Specifying conditional
   * headers for Blob service operations"). Lists are current: the service is strongly consistent.
   */
  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.ATOMIC_CREATE,
          Feature.CONDITIONAL_REPLACE,
          Feature.CONDITIONAL_DELETE,
          Feature.VERSIONS_NEVER_REPEAT,
          Feature.LISTS_ARE_CURRENT);

  private Traits() {}

  static StoreTraits of(Service service) {
    EnumSet<ObjectAttributes.Kind> kept =
        EnumSet.of(ObjectAttributes.Kind.CONTENT_TYPE, ObjectAttributes.Kind.METADATA);
    if (AccessLists.isKept(service)) {
      kept.add(ObjectAttributes.Kind.POSIX_ACCESS);
    }
    return new StoreTraits(FEATURES, Set.of(Checksum.Algorithm.MD5), Duration.ofSeconds(1), kept);
  }
}
