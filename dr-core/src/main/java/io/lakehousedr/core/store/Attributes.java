package io.lakehousedr.core.store;

import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.spi.store.DescribesObjects;
import io.lakehousedr.spi.store.ObjectAttributes;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.StoreTraits;
import java.util.Set;

/** What belongs to objects beside their bytes, as far as their stores tell. */
public final class Attributes {
  /** Types that services give to whatever has none; they say no more than that there are bytes. */
  private static final Set<String> ANY = Set.of("application/octet-stream", "binary/octet-stream");

  private Attributes() {}

  /**
   * The attributes of exactly that version; none of a store that does not tell them. A content type
   * that says nothing counts as none.
   *
   * @throws io.lakehousedr.error.DrException NOT_FOUND; CONFLICT when another version stands there
   */
  public static ObjectAttributes of(ObjectReader store, ObjectPath path, ObjectVersion version) {
    if (!(store instanceof DescribesObjects describing)) {
      return ObjectAttributes.NONE;
    }
    ObjectAttributes all = describing.attributes(path, version);
    return new ObjectAttributes(
        all.contentType().filter(type -> !type.isBlank() && !ANY.contains(type)),
        all.metadata(),
        all.access());
  }

  /** Whether anything of {@code source} may be kept by {@code target}. */
  public static boolean areShared(StoreTraits source, StoreTraits target) {
    return source.attributes().stream().anyMatch(target.attributes()::contains);
  }

  /**
   * Whether an object has the attributes that are wanted of it, of the kinds that its store keeps.
   * One that cannot tell is believed. Every object has some access list: where none is wanted, any
   * will do.
   *
   * @throws io.lakehousedr.error.DrException NOT_FOUND; CONFLICT when another version stands there
   */
  public static boolean stand(
      ObjectReader store, ObjectPath path, ObjectVersion version, ObjectAttributes wanted) {
    if (!(store instanceof DescribesObjects)) {
      return true;
    }
    ObjectAttributes kept = wanted.keptAt(store.traits());
    ObjectAttributes found = of(store, path, version).keptAt(store.traits());
    return kept.contentType().equals(found.contentType())
        && kept.metadata().equals(found.metadata())
        && (kept.access().isEmpty() || kept.access().equals(found.access()));
  }
}
