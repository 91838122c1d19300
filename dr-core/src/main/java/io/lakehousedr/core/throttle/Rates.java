package io.lakehousedr.core.throttle;

import java.util.Optional;

/**
 * How much may pass. What is empty has no limit of this kind.
 *
 * @param bytesPerSecond more than 0
 * @param requestsPerSecond more than 0
 * @param files under way at once, more than 0
 */
public record Rates(
    Optional<Long> bytesPerSecond, Optional<Integer> requestsPerSecond, Optional<Integer> files) {
  /** No limits. */
  public static final Rates NONE = new Rates(Optional.empty(), Optional.empty(), Optional.empty());
}
