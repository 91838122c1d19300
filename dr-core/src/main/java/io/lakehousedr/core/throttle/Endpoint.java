package io.lakehousedr.core.throttle;

import io.lakehousedr.error.DrException;
import io.lakehousedr.spi.store.ObjectReader;
import io.lakehousedr.spi.store.ObjectStore;
import io.lakehousedr.spi.store.ResumableUploads;
import java.util.function.Supplier;

/**
 * The stores of one region, as all groups or one group may use them. They share a rate of requests,
 * which is the configured one, and falls and rises by itself when the region's service asks to slow
 * down. Thread-safe.
 */
public final class Endpoint {
  private final Region region;
  private final Meter copies;
  private final Meter requests;

  /**
   * An endpoint.
   *
   * @param copies takes what is copied
   * @param requests takes each request, before the region does
   */
  Endpoint(Region region, Meter copies, Meter requests) {
    this.region = region;
    this.copies = copies;
    this.requests = requests;
  }

  /** The same region for one group: its own limits come on top. */
  public Endpoint within(Share share) {
    return new Endpoint(region, copies.and(share.copies()), share.requests());
  }

  /** How many files may be under way in the region at once. */
  public Lanes lanes() {
    return region.lanes();
  }

  /** A store that is copied from: what is read of it counts as copied. */
  public ObjectReader source(ObjectReader reader) {
    return new ThrottledReader(reader, this, copies.and(region.bytes()));
  }

  /**
   * A store that is copied to. What passes through this process was counted as copied when it was
   * read; what the service copies by itself is counted here. Uploads in parts stay possible.
   */
  public ObjectStore target(ObjectStore store) {
    return store instanceof ResumableUploads uploads
        ? new ThrottledUploads(store, uploads, this)
        : new ThrottledStore(store, this);
  }

  /** Takes what is read and written in the region. */
  Meter bytes() {
    return region.bytes();
  }

  /** Takes what is copied. */
  Meter copies() {
    return copies;
  }

  /** Sends a request when its turn has come. */
  <R> R request(Supplier<R> work) {
    turn();
    return listen(work);
  }

  /** Returns when a request may be sent. */
  void turn() {
    requests.take(1);
    region.turn();
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
    region.hear(failure);
  }
}
