package io.lakehousedr.core.throttle;

import io.lakehousedr.core.runtime.Clock;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the service of one region takes: the configured rate of requests, less for a while when it
 * asks to slow down, and nothing at all for as long as it asks to be left alone. Thread-safe.
 */
final class Region {
  private static final Logger LOG = LoggerFactory.getLogger(Region.class);

  private final String name;
  private final Meter bytes;
  private final Bucket requests;
  private final AdaptiveRate adaptive;
  private final Hold hold;
  private final Lanes lanes;

  /**
   * A region that nothing has been sent to.
   *
   * @param bytes takes what is read and written
   * @param most requests a second, {@code POSITIVE_INFINITY} for no limit
   */
  Region(String name, Meter bytes, double most, Lanes lanes, Clock clock) {
    this.name = name;
    this.bytes = bytes;
    this.requests = new Bucket(most, clock);
    this.adaptive = new AdaptiveRate(most, clock);
    this.hold = new Hold(clock);
    this.lanes = lanes;
  }

  Meter bytes() {
    return bytes;
  }

  Lanes lanes() {
    return lanes;
  }

  /** Returns when a request may be sent. */
  void turn() {
    hold.await();
    double rate = adaptive.send();
    if (!Double.isInfinite(rate)) {
      adjust(rate);
      requests.take(1);
    }
  }

  /** Slows down when the service asked for that. */
  void hear(DrException failure) {
    if (failure.kind() != ErrorKind.THROTTLED) {
      return;
    }
    failure.retryAfter().ifPresent(hold::begin);
    if (adaptive.slow()) {
      adjust(adaptive.rate());
      LOG.info(
          "region {} asks to slow down: at most {} requests a second for now",
          name,
          Math.round(adaptive.rate()));
    }
  }

  private void adjust(double rate) {
    if (Double.compare(requests.rate(), rate) != 0) {
      requests.rate(rate);
    }
  }
}
