package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import java.util.List;
import java.util.Optional;

/** What one group may use of its regions. Thread-safe. */
public final class Share {
  private final Meter copies;
  private final Optional<Double> requests;
  private final Lanes lanes;
  private final Clock clock;

  Share(Meter copies, Optional<Double> requests, Lanes lanes, Clock clock) {
    this.copies = copies;
    this.requests = requests;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Whether the group may send as fast as its regions take it. */
  public boolean isWhole() {
    return copies.isIdle() && requests.isEmpty();
  }

  /** How many of its files may be under way at once. */
  public Lanes lanes() {
    return lanes;
  }

  /** The bytes of its copies. */
  Meter copies() {
    return copies;
  }

  /** Requests to one more region, with a rate of its own. */
  Meter requests() {
    return requests.map(rate -> new Meter(List.of(new Bucket(rate, clock)))).orElse(Meter.NONE);
  }
}
