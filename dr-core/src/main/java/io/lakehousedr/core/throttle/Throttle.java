package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import java.util.List;
import java.util.Optional;

/** What may pass in one call of the engine. Thread-safe. */
public final class Throttle {
  private final Clock clock;
  private final Rates all;
  private final Meter copies;

  /**
   * The rates of all regions and groups.
   *
   * @param all bytes a second of all copies together; requests a second to each region that says
   *     nothing else; files count in regions and groups only
   */
  public Throttle(Rates all, Clock clock) {
    this.clock = clock;
    this.all = all;
    this.copies = meter(all.bytesPerSecond());
  }

  /**
   * A region, whose stores share what it takes.
   *
   * @param own bytes a second that are read and written there, beside those of all copies; requests
   *     a second; files under way at once
   */
  public Endpoint endpoint(String region, Rates own) {
    double most =
        own.requestsPerSecond()
            .or(all::requestsPerSecond)
            .map(Integer::doubleValue)
            .orElse(Double.POSITIVE_INFINITY);
    return new Endpoint(
        new Region(region, meter(own.bytesPerSecond()), most, Lanes.of(own.files()), clock),
        copies,
        Meter.NONE);
  }

  /**
   * What one group may use of it.
   *
   * @param own bytes a second of its copies; requests a second to each region; files under way at
   *     once
   */
  public Share share(Rates own) {
    return new Share(
        meter(own.bytesPerSecond()),
        own.requestsPerSecond().map(Integer::doubleValue),
        Lanes.of(own.files()),
        clock);
  }

  /** One bucket; none without a limit. */
  private Meter meter(Optional<Long> perSecond) {
    return perSecond.map(rate -> new Meter(List.of(new Bucket(rate, clock)))).orElse(Meter.NONE);
  }
}
