package io.lakehousedr.core.engine;

import io.lakehousedr.core.config.model.ByteSize;
import io.lakehousedr.core.config.model.GroupLimits;
import io.lakehousedr.core.config.model.Limits;
import io.lakehousedr.core.config.model.RegionLimits;
import io.lakehousedr.core.throttle.Rates;
import java.util.Optional;

/** Configured limits as the rates that stores keep. */
final class Ratings {
  private Ratings() {}

  static Rates of(Limits limits) {
    return new Rates(
        limits.bytesPerSecond().map(ByteSize::bytes), limits.requestsPerSecond(), Optional.empty());
  }

  static Rates of(RegionLimits limits) {
    return new Rates(
        limits.bytesPerSecond().map(ByteSize::bytes),
        limits.requestsPerSecond(),
        limits.parallelFiles());
  }

  static Rates of(GroupLimits limits) {
    return new Rates(
        limits.bytesPerSecond().map(ByteSize::bytes),
        limits.requestsPerSecond(),
        limits.parallelFiles());
  }
}
