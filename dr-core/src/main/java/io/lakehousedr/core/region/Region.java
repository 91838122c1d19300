package io.lakehousedr.core.region;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.ObjectReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stores of one region, found by the longest root that holds a location. Thread-safe. It does
 * not own the stores.
 *
 * @param <S> {@code ObjectReader} while the region is the source, {@code ObjectStore} while it is
 *     the target
 */
public final class Region<S extends ObjectReader> {
  private final String name;
  private final List<S> stores;

  /** A region of that name, for messages, with one store for each mapped root. */
  public Region(String name, List<S> stores) {
    this.name = name;
    this.stores = List.copyOf(stores);
  }

  /** The region's name. */
  public String name() {
    return name;
  }

  /** The mapped roots' stores. */
  public List<S> stores() {
    return stores;
  }

  /** This region with one more root. */
  public Region<S> with(S store) {
    return new Region<>(name, Stream.concat(stores.stream(), Stream.of(store)).toList());
  }

  /**
   * Where {@code location} lies.
   *
   * @throws DrException CONFIG_UNMAPPED when no root holds it
   */
  public Place<S> place(Location location) {
    return find(location)
        .orElseThrow(
            () ->
                new DrException(
                    Problem.CONFIG_UNMAPPED,
                    location
                        + " lies in no mapped root of region "
                        + name
                        + ": nothing outside the mapped roots is read or written; add its prefix"
                        + " to the location map"));
  }

  /** Where {@code location} lies, or empty when no root holds it. */
  public Optional<Place<S>> find(Location location) {
    Optional<Place<S>> best = Optional.empty();
    int depth = -1;
    for (S store : stores) {
      Optional<ObjectPath> path = store.root().relativize(location);
      int length = store.root().path().text().length();
      if (path.isPresent() && length > depth) {
        best = Optional.of(new Place<>(store, path.get()));
        depth = length;
      }
    }
    return best;
  }
}
