package io.lakehousedr.s3;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A page of a listing.
 *
 * @param objects in the service's order
 * @param next where the next page begins; empty when there is none
 */
record Page(List<Listed> objects, Optional<String> next) {
  /** One object of it. */
  record Listed(String key, long size, String tag, Instant modified) {}
}
