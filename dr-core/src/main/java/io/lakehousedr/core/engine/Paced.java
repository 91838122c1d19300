package io.lakehousedr.core.engine;

import io.lakehousedr.core.region.Region;
import io.lakehousedr.core.retry.Retry;
import io.lakehousedr.core.retry.RetryingReader;
import io.lakehousedr.core.retry.RetryingStore;
import io.lakehousedr.core.sync.Sides;
import io.lakehousedr.core.throttle.Endpoint;
import io.lakehousedr.core.throttle.Rates;
import io.lakehousedr.core.throttle.Share;
import io.lakehousedr.core.throttle.Throttle;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;

/**
 * Paces stores, with retries around that: each try is a request.
 *
 * @param endpoint whose limits hold
 * @param retry how what failed is tried again
 */
record Paced(Endpoint endpoint, Retry retry) {
  /** Without limits but what the service asks for. */
  static Paced freely(String region, Services services) {
    return new Paced(
        new Throttle(Rates.NONE, services.clock()).endpoint(region, Rates.NONE), services.retry());
  }

  ObjectReader source(ObjectReader raw) {
    return new RetryingReader(endpoint.source(raw), retry);
  }

  ObjectStore target(ObjectStore raw) {
    return new RetryingStore(endpoint.target(raw), retry);
  }

  /** The same stores for one group. */
  Paced within(Share share) {
    return new Paced(endpoint.within(share), retry);
  }

  /** The stores of both regions, raw ones, as they are to be used. */
  static Sides sides(Sides raw, Paced primary, Paced secondary) {
    return new Sides(
        new Region<>(
            raw.source().name(), raw.source().stores().stream().map(primary::source).toList()),
        new Region<>(
            raw.target().name(), raw.target().stores().stream().map(secondary::target).toList()),
        secondary.target(raw.control()));
  }
}
