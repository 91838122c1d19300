package io.lakehousedr.core.throttle;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores of one region, which share a rate of requests. It is the configured one, and falls and
 * rises by itself when the region's service asks to slow down. Thread-safe.
 */
public final class Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final String region;
  private final Optional<Bucket> bytes;
  private final Bucket requests;
  private final AdaptiveRate adaptive;

  Endpoint(String region, Optional<Bucket> bytes, Bucket requests, AdaptiveRate adaptive) {
    this.region = region;
    this.bytes = bytes;
    this.requests = requests;
    this.adaptive = adaptive;
  }

  /** A store that is copied from: what is read of it counts as copied. */
  public ObjectReader source(ObjectReader reader) {
    return new ThrottledReader(reader, this, bytes);
  }

  /**
   * A store that is copied to. What passes through this process was counted when it was read; what
   * the service copies by itself is counted here. Uploads in parts stay possible.
   */
  public ObjectStore target(ObjectStore store) {
    return store instanceof ResumableUploads uploads
        ? new ThrottledUploads(store, uploads, this, bytes)
        : new ThrottledStore(store, this, bytes);
  }

  /** Sends a request when its turn has come. */
  <R> R request(Supplier<R> work) {
    turn();
    return listen(work);
  }

  /** Returns when a request may be sent. */
  void turn() {
    double rate = adaptive.send();
    if (!Double.isInfinite(rate)) {
      adjust(rate);
      requests.take(1);
    }
  }

  /** Does what belongs to a request that was sent already. */
  <R> R listen(Supplier<R> work) {
    try {
      return work.get();
    } catch (DrException e) {
      hear(e);
      throw e;
    }
  }

  /** Slows down when the service asked for that. */
  void hear(DrException failure) {
    if (failure.kind() == ErrorKind.THROTTLED && adaptive.slow()) {
      adjust(adaptive.rate());
      LOG.info(
          "region {} asks to slow down: at most {} requests a second for now",
          region,
          Math.round(adaptive.rate()));
    }
  }

  private void adjust(double rate) {
    if (Double.compare(requests.rate(), rate) != 0) {
      requests.rate(rate);
    }
  }
}
