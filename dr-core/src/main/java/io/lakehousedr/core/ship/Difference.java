package io.lakehousedr.core.ship;

import java.util.Optional;

/**
 * What a target lacks of its source, beside files.
 *
 * @param source what the source says: all of it, or what is new
 * @param target what the target says; absent when it is new or does not matter
 * @param extent of {@code source}
 */
record Difference(TableHead source, Optional<TableHead> target, Extent extent) {
  /** How much was looked at. */
  enum Extent {
    /** All that the source says. */
    WHOLE,
    /** What it said since the last cut. */
    NEW
  }

  /** What the commit has to say. */
  AuthoredHead head(Shipment shipment, TargetHead head) {
    AuthoredHead said = new AuthoredHead(shipment, head, source, target);
    return extent == Extent.WHOLE ? said.whole() : said;
  }
}
