package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import java.util.Optional;

/** The rates of one call of the engine. Thread-safe. */
public final class Throttle {
  private final Clock clock;
  private final Optional<Bucket> bytes;
  private final double requests;

  /**
   * The rates.
   *
   * @param bytesPerSecond of all copies together; empty for no limit
   * @param requestsPerSecond to each endpoint; empty for no limit but what the services ask for
   */
  public Throttle(Optional<Long> bytesPerSecond, Optional<Integer> requestsPerSecond, Clock clock) {
    this.clock = clock;
    this.bytes = bytesPerSecond.map(rate -> new Bucket(rate, clock));
    this.requests = requestsPerSecond.map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY);
  }

  /** A region, whose stores share a rate of requests; the rate of bytes is shared by all. */
  public Endpoint endpoint(String region) {
    return new Endpoint(
        region, bytes, new Bucket(requests, clock), new AdaptiveRate(requests, clock));
  }
}
