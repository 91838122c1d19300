package io.lakehousedr.core.engine;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.spi.catalog.CatalogFactory;
import io.lakehousedr.spi.store.ObjectStoreFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The factories that plugins offer. Those that cost much to load come in a second helping, which is
 * asked for when the first lacks something. Thread-safe.
 */
public final class Adapters {
  private final Offers first;
  private final Supplier<Offers> second;
  private @Nullable Offers all;

  /**
   * Factories.
   *
   * @param stores by URI scheme
   * @param catalogs by platform
   */
  public record Offers(
      Map<String, ObjectStoreFactory> stores, Map<String, CatalogFactory> catalogs) {
    /** Copies the maps. */
    public Offers {
      stores = Map.copyOf(stores);
      catalogs = Map.copyOf(catalogs);
    }
  }

  /**
   * Adapters.
   *
   * @param second gives all there are, the first ones too; called once at most
   */
  public Adapters(Offers first, Supplier<Offers> second) {
    this.first = first;
    this.second = second;
  }

  /** The factory for a scheme. */
  ObjectStoreFactory store(String scheme) {
    return find(offers -> offers.stores().get(scheme))
        .orElseThrow(() -> missing("store serves " + scheme + ":", all().stores().keySet()));
  }

  /** The factory for a platform. */
  CatalogFactory catalog(String platform) {
    return find(offers -> offers.catalogs().get(platform))
        .orElseThrow(
            () -> missing("catalog serves platform " + platform, all().catalogs().keySet()));
  }

  private <T> Optional<T> find(Function<Offers, @Nullable T> choice) {
    return Optional.ofNullable(choice.apply(first))
        .or(() -> Optional.ofNullable(choice.apply(all())));
  }

  private synchronized Offers all() {
    if (all == null) {
      all = second.get();
    }
    return all;
  }

  private static DrException missing(String what, Set<String> known) {
    return new DrException(
        Problem.PLUGIN_BROKEN,
        "no plugin with a "
            + what
            + "; there are "
            + new TreeSet<>(known)
            + ". Add the adapter's jar to the class path, or its folder to the adapters");
  }
}
